import path from "node:path";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { findChromium } from "./chromium.mjs";
import { complaintsIn, errorsIn } from "./complaints.mjs";
import { lookAt } from "./doctor.mjs";
import { pinnedNode } from "./install.mjs";
import { follow } from "./output.mjs";
import { keep, root } from "./places.mjs";
import { step } from "./progress.mjs";
import { expectedLogs, judge, playwrightTally } from "./tally.mjs";
import { Trouble } from "./trouble.mjs";

export const CONFIG = path.join(root, "playwright.config.ts");
export const haveJourneys = () => existsSync(CONFIG);

/** A purchase in each of its ways, collection and till, and every page looked at for everybody: the journeys of `npm test`. */
const FIRST = [
  "accessible", "guest-purchase", "account-purchase", "declined-then-paid", "three-d-secure", "two-devices", "merge-at-sign-in",
  "price-changes", "last-piece", "two-languages", "keyboard-only", "collection", "till",
];
export const firstJourneys = ["--no-deps", ...FIRST.map((name) => `e2e/${name}.spec.ts`)];

/** Whether some of these journeys open a shop of their own. */
export const beginShop = (args) => !args.some((arg) => arg.endsWith(".spec.ts")) || args.some((arg) => arg.includes("first-run"));

/** Whatever the journeys did, what is always true of a shop is true of theirs. */
async function healthy(run, url) {
  const said = [];
  const code = await lookAt(run, { url, at: "the journeys' shop", onLine: (line) => said.push(line) });
  if (code !== 0) throw new Trouble("The journeys leave a shop that the doctor does not call healthy: the lines above name what is broken.", { details: said.filter((line) => !line.startsWith("✓")).join("\n") });
  return { note: said.at(-1) };
}

/** What looks well in the browser may have failed behind it. A test that provokes an error says so: `{ annotation: { type: "logs", description: "a part of the line" } }`. */
function quiet(log, report) {
  const errors = errorsIn(readFileSync(log, "utf8"), expectedLogs(JSON.parse(readFileSync(report, "utf8"))));
  if (errors.length > 0) throw new Trouble(`The shop logged ${errors.length === 1 ? "an error that no journey expects" : `${errors.length} errors that no journey expects`}.`, { details: errors.join("\n") });
  return { note: "no errors that no journey expects" };
}

/**
 * Runs the browser journeys in a test shop; afterwards the shop's own log, and the doctor.
 * What they find in the environment: UNICO_BASE_URL (the shop), PLAYWRIGHT_CHROMIUM, DATABASE_URL (a superuser's, to
 * look and to make things happen), STRIPE_API_BASE and STRIPE_SECRET_KEY (the demo payments), UNICO_PEOPLE (JSON of
 * whom to sign in as), UNICO_OWN_SHOP, UNICO_OWN_STRIPE and UNICO_OWN_OPENING (a shop that nobody works in yet, its payments, and the way in).
 * @returns {Promise<import("./tally.mjs").Tally>}
 */
export async function runJourneys(run, { shop, own = null, args = [] }) {
  const browser = await step("Browser", (note) => findChromium(run, note));
  const report = keep("reports", "playwright.json");
  rmSync(report, { force: true });
  const tally = await step(
    "Journeys",
    async () => {
      const child = await run.child("journeys", pinnedNode, ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...args], {
        cwd: root,
        env: { ...shop.env, NODE_ENV: "test", PLAYWRIGHT_CHROMIUM: browser.file, PLAYWRIGHT_JSON_OUTPUT_FILE: report, UNICO_PEOPLE: JSON.stringify(shop.people), ...(own && { UNICO_OWN_SHOP: own.base, UNICO_OWN_STRIPE: own.env.STRIPE_API_BASE, UNICO_OWN_OPENING: own.opening }) },
      });
      const { code } = await follow(child, { onLine: (line) => process.stdout.write(`${line}\n`) });
      const complaints = complaintsIn(readFileSync(shop.log, "utf8"));
      return judge("browser journeys", code, report, playwrightTally, "npm run journeys", complaints.length > 0 ? `What the shop complained of meanwhile:\n${complaints.join("\n")}` : "");
    },
    { quiet: false },
  );
  for (const { log, env } of own ? [shop, own] : [shop]) {
    await step("Log", async () => quiet(log, report));
    await step("Doctor", () => healthy(run, env.DATABASE_URL));
  }
  return tally;
}
