// `npm run backup [file]`: the whole shop of one moment in one file. See docs/backup.md.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run backup");
const { runBackup } = await import("./house/backups.mjs");
await runBackup(process.argv.slice(2));
