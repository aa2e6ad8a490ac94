// `npm run doctor`: whether everything that must be true of the shop is. Only reads. Ends with 0 healthy, 1 broken, 2 not looked at.
//   npm run doctor -- --json --only S1,S2 --seconds 120
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run doctor");
const { runDoctor } = await import("./house/doctor.mjs");
await runDoctor(process.argv.slice(2));
