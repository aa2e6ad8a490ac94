// `npm run opening-link`: the address at which the first colleague of a new shop comes in.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run opening-link");
const { runOpeningLink } = await import("./house/opening.mjs");
await runOpeningLink();
