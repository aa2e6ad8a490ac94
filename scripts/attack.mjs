// `npm run attack`: requests that mean harm, against a shop of their own (scripts/attack/rows), each followed by a look at what
// changed. What follows chooses:
//   npm run attack -- --only A-21 --seed 7
//   npm run attack -- --url http://127.0.0.1:3000     a shop that runs already, from this folder's build, on this machine
import { refuseOldNode } from "./house/old-node.mjs";

refuseOldNode("npm run attack");
const args = process.argv.slice(2);
const at = args.indexOf("--url");
if (at < 0) {
  const { runTests } = await import("./house/tests.mjs");
  await runTests({ only: "attacks", args });
} else {
  const { attackRunning } = await import("./house/attacks.mjs");
  await attackRunning(args[at + 1] ?? "", args.toSpliced(at, 2));
}
