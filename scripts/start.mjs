// `npm start`: from a fresh clone to the demo shop on http://localhost:3000; `npm start -- --own`: to an empty one of your own. Needs only Node and npm; the parts are in
// house/, loaded after the version check so that an old Node meets a sentence and not a syntax error.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm start");
const { runShop } = await import("./house/shop.mjs");
await runShop("start", process.argv.includes("--own"));
