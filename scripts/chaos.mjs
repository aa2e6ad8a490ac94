// `npm run chaos -- --minutes N --seed S`: a shop of its own, buyers, and faults of every kind. See CONTRIBUTING.md.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run chaos");
const { runChaos } = await import("./house/chaos.mjs");
await runChaos(process.argv.slice(2));
