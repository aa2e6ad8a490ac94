import { rmSync } from "node:fs";
import { pinnedNode } from "./install.mjs";
import { follow } from "./output.mjs";
import { keep, root } from "./places.mjs";
import { step } from "./progress.mjs";
import { during } from "./run.mjs";
import { judge } from "./tally.mjs";
import { Trouble } from "./trouble.mjs";

/** From the attacks' report: a row that held has passed. Pure. @returns {import("./tally.mjs").Tally} */
export const attackTally = ({ held, missed, left }) => ({ passed: held, failed: missed, skipped: left });

const ATTACKS = ["--conditions=react-server", "--import", "tsx", "scripts/attack/main.ts"];

/**
 * Attacks a shop that runs already on this machine. With DATABASE_URL (a superuser's, of a database whose name ends in `_test`),
 * and the settings of its demo payments, everything is tried; without, what needs nothing but the shop's address.
 */
export async function attackRunning(url, args) {
  await during("attack", "npm run attack", async (run) => {
    const origin = URL.canParse(url) ? new URL(url).origin : null;
    if (!origin || !["localhost", "127.0.0.1"].includes(new URL(origin).hostname)) throw new Trouble("Attacks go to a shop on this machine only: --url http://127.0.0.1:3000.");
    const child = await run.child("attacks", pinnedNode, [...ATTACKS, ...args], { cwd: root, env: { ...process.env, UNICO_BASE_URL: origin } });
    const { code } = await follow(child, { onLine: (line) => process.stdout.write(`${line}\n`) });
    await run.close(code === 0 ? 0 : 1);
  });
}

/**
 * Attacks a test shop with the rows of scripts/attack/rows.
 * What they find in the environment: UNICO_BASE_URL, DATABASE_URL (a superuser's, to see that nothing changed), STRIPE_API_BASE,
 * UNICO_PEOPLE (JSON of whom to sign in as), ATTACK_LOG (what the app has logged).
 * @returns {Promise<import("./tally.mjs").Tally>}
 */
export function runAttacks(run, { shop, args = [] }) {
  const report = keep("reports", "attacks.json");
  rmSync(report, { force: true });
  return step(
    "Attacks",
    async () => {
      const child = await run.child("attacks", pinnedNode, [...ATTACKS, ...args], {
        cwd: root,
        env: { ...shop.env, NODE_ENV: "test", UNICO_PEOPLE: JSON.stringify(shop.people), ATTACK_LOG: shop.log, ATTACK_REPORT: report },
      });
      const { code } = await follow(child, { onLine: (line) => process.stdout.write(`${line}\n`) });
      return judge("attacks", code, report, attackTally, "npm run attack");
    },
    { quiet: false },
  );
}
