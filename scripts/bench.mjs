// `npm run bench`: how fast the shop sells, measured on a scratch shop of its own; says the machine, and exits 1 if a goal is missed.
// Let the machine do nothing else meanwhile.   npm run bench -- --only flash-sale --seed 42
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run bench");
const { runProve } = await import("./house/proving.mjs");
await runProve(process.argv.slice(2), "bench");
