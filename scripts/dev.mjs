// `npm run dev`: what `npm start` does, with Next's development server in place of the build.
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run dev");
const { runShop } = await import("./house/shop.mjs");
await runShop("dev");
