// `npm run prove`: races everything that may go wrong with stock and money on a scratch shop, and leaves a report. Exits 1 if a
// claim fails.   npm run prove -- --quick --only last-piece,coupons --seed 42 --database postgres://…/mine_test
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run prove");
const { runProve } = await import("./house/proving.mjs");
await runProve(process.argv.slice(2));
