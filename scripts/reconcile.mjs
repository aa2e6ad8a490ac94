// `npm run reconcile`: compares the card processor's captures and refunds with the books, now.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run reconcile");
const { runReconcile } = await import("./house/reconciling.mjs");
await runReconcile();
