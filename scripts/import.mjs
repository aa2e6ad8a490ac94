// `npm run import -- FILE`: what a CSV file would change in the shop, then, unless `--dry-run`, the change: all of it or nothing.
//   npm run import -- products.csv --place milano-corso-como --currency EUR --language en --vat 22 --dry-run
//   npm run import -- --undo 019aa000-0000-7000-8000-000000000000
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run import");
const { runImporting } = await import("./house/importing.mjs");
await runImporting(process.argv.slice(2));
