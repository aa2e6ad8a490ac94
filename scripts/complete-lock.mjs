// After `npm install SOMETHING`: adds to package-lock.json what a registry without every platform's builds left out.
//   node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { missingPlatforms } from "./house/lock-platforms.mjs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingPlatforms(lock);
const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, "en"));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
console.log(`${Object.keys(missing).length} entries added`);
