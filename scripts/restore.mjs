// `npm run restore -- <file> [--into URL] [--replace]`: a backup into a database. See docs/backup.md.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run restore");
const { runRestore } = await import("./house/backups.mjs");
await runRestore(process.argv.slice(2));
