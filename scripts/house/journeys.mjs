import path from "node:path";
import { existsSync, rmSync } from "node:fs";
import { findChromium } from "./chromium.mjs";
import { migrate, seed } from "./demo-data.mjs";
import { lookAt } from "./doctor.mjs";
import { pinnedNode } from "./install.mjs";
import { follow } from "./output.mjs";
import { keep, root } from "./places.mjs";
import { freePort } from "./ports.mjs";
import { step } from "./progress.mjs";
import { serve } from "./serve.mjs";
import { startStandIn } from "./stand-in.mjs";
import { judge, playwrightTally } from "./tally.mjs";
import { emptyTestDatabase } from "./test-database.mjs";
import { Trouble } from "./trouble.mjs";

export const CONFIG = path.join(root, "playwright.config.ts");
export const haveJourneys = () => existsSync(CONFIG);

/** A shop of their own for the journeys: seeded database, demo payments, the production build, a free port. */
async function openTestShop(run, { server, environment, payments }) {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const database = await emptyTestDatabase(server, "unico_e2e_test");
  let env = {
    ...environment,
    PORT: String(port),
    UNICO_BASE_URL: base,
    NEXTAUTH_URL: base,
    DATABASE_URL: database,
    DATABASE_DIRECT_URL: database,
    LOG_LEVEL: "info",
  };
  await migrate(run, env, () => {});
  const { people } = await seed(run, env, null, () => {});
  const { STAND_IN_SECRET_KEY: key, STAND_IN_WEBHOOK_SECRET: webhookSecret } = payments;
  const standIn = await startStandIn({ run, key, webhookSecret, shop: `http://127.0.0.1:${port}`, state: null });
  env = { ...env, ...standIn.settings };
  const app = await serve(run, "start", { environment: env, port, host: "127.0.0.1", log: "journeys-app.log" });
  return { env, people, base, parts: [app.child, standIn.child] };
}

/** Whatever the journeys did, what is always true of a shop is true of theirs. */
async function healthy(run, url) {
  const said = [];
  const code = await lookAt(run, { url, at: "the journeys' shop", onLine: (line) => said.push(line) });
  if (code !== 0) throw new Trouble("The journeys leave a shop that the doctor does not call healthy: the lines above name what is broken.", { details: said.filter((line) => !line.startsWith("✓")).join("\n") });
  return { note: said.at(-1) };
}

/**
 * Runs the browser journeys against a shop of their own.
 * What they find in the environment: UNICO_BASE_URL (the shop), PLAYWRIGHT_CHROMIUM, DATABASE_URL (a superuser's, to
 * look and to make things happen), STRIPE_API_BASE and STRIPE_SECRET_KEY (the demo payments), UNICO_PEOPLE (JSON of
 * whom to sign in as).
 * @returns {Promise<import("./tally.mjs").Tally>}
 */
export async function runJourneys(run, { server, environment, payments, args = [] }) {
  const browser = await step("Browser", (note) => findChromium(run, note));
  const shop = await step("Test shop", () => openTestShop(run, { server, environment, payments }));
  const report = keep("reports", "playwright.json");
  rmSync(report, { force: true });
  const tally = await step(
    "Journeys",
    async () => {
      const child = await run.child("journeys", pinnedNode, ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...args], {
        cwd: root,
        env: { ...shop.env, NODE_ENV: "test", PLAYWRIGHT_CHROMIUM: browser.file, PLAYWRIGHT_JSON_OUTPUT_FILE: report, UNICO_PEOPLE: JSON.stringify(shop.people) },
      });
      const { code } = await follow(child, { onLine: (line) => process.stdout.write(`${line}\n`) });
      return judge("browser journeys", code, report, playwrightTally, "npm run journeys");
    },
    { quiet: false },
  );
  await step("Doctor", () => healthy(run, shop.env.DATABASE_URL));
  await Promise.all(shop.parts.map((child) => run.endChild(child)));
  return tally;
}
