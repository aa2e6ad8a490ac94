// `npm test`: installs if needed, then checks, unit and database tests, a production build and the first browser journeys.
// `npm test -- --whole`: all journeys, and a short storm.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm test");
const { runTests } = await import("./house/tests.mjs");
await runTests({ whole: process.argv.includes("--whole") });
