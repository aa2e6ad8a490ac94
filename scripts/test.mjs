// `npm test`: installs if needed, then checks, unit and database tests, a production build and the browser journeys.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm test");
const { runTests } = await import("./house/tests.mjs");
await runTests();
