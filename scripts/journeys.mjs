// `npm run journeys`: the browser journeys alone, against a shop of their own. What follows goes to Playwright:
//   npm run journeys -- e2e/guest-purchase.spec.ts --headed
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run journeys");
const { runTests } = await import("./house/tests.mjs");
await runTests({ only: "journeys", args: process.argv.slice(2) });
