// `npm run update`: brings the packages up to date, within their major versions, and tries everything.
//   npm run update                    all of them; nothing that was published less than seven days ago
//   npm run update -- next react      these at once, however new: for a security release
// A version of one's own choice goes too: `npm run update -- next@17`. Commit package.json and package-lock.json when it is green.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { npm } from "./house/install.mjs";
import { refuseOldNode } from "./house/old-node.mjs";
import { root } from "./house/places.mjs";
import { complain, say } from "./house/progress.mjs";

refuseOldNode("npm run update");
const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
const wanted = process.argv.slice(2);
const nameOf = (spec) => /^(@?[^@]+)/.exec(spec)?.[1] ?? spec;
const unknown = wanted.find((spec) => !(nameOf(spec) in { ...dependencies, ...devDependencies }));
if (unknown) {
  complain(`package.json has no ${nameOf(unknown)}: name one of its packages, or none for all of them.`);
  process.exit(1);
}

/** Runs npm; its failure ends the update unless `may` says that it may fail. */
function run(args, { may = false } = {}) {
  say(`\n> npm ${args.slice(0, 4).join(" ")}${args.length > 4 ? " …" : ""}`);
  const [program, all] = npm(args);
  const { status } = spawnSync(program, all, { cwd: root, stdio: "inherit" });
  if (status !== 0 && !may) process.exit(status ?? 1);
  return status === 0;
}

/** What to ask for: what was named, else everything, each within its major version. */
const specs = (packages) =>
  wanted.length > 0
    ? wanted.filter((spec) => nameOf(spec) in packages).map((spec) => (spec === nameOf(spec) ? `${spec}@^${packages[spec]}` : spec))
    : Object.entries(packages).map(([name, version]) => `${name}@^${version}`);
/** Not in .npmrc: an install by the lock file, which names no addresses, would ask for dates as well, and refuse what the lock file says. */
const AGE = "--min-release-age=7";
const atOnce = wanted.map((spec) => `--min-release-age-exclude=${nameOf(spec)}`);

for (const [packages, kind] of [[dependencies, "--save-prod"], [devDependencies, "--save-dev"]]) {
  if (specs(packages).length > 0) run(["install", kind, "--save-exact", AGE, ...atOnce, ...specs(packages)]);
}
spawnSync(process.execPath, ["scripts/complete-lock.mjs"], { cwd: root, stdio: "inherit" });
if (!run(["audit"], { may: true })) say("npm audit found something, or this registry can't be asked: look above before you go on.");
run(["test"]);
