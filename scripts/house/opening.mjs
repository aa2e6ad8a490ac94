import { checkGivenDatabase } from "./given-database.mjs";
import { install, pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { localDatabase, root } from "./places.mjs";
import { runningDemoPostgres } from "./postgres.mjs";
import { say, step } from "./progress.mjs";
import { during } from "./run.mjs";
import { localBase, portFrom, readDotEnv, secrets, SHIELD } from "./settings.mjs";
import { Trouble } from "./trouble.mjs";

/** The address at which the first colleague of a new shop comes in; null once somebody works there. */
export async function openingLink(run, environment) {
  const child = await run.child("opening-link", pinnedNode, ["--conditions=react-server", "--import", "tsx", "scripts/opening-link/main.ts"], { cwd: root, env: environment });
  const { code, output } = await follow(child, {});
  if (code !== 0) throw new Trouble("The shop could not be asked whether anybody works there.", { details: tail(output) });
  return output.split("\n").find((line) => line.startsWith("http")) ?? null;
}

/** `npm run opening-link`: says it, for the shop that the environment names or the one that runs here. */
export async function runOpeningLink() {
  await during("opening-link", "npm run opening-link", async (run) => {
    readDotEnv();
    await step("Packages", (note) => install(run, note));
    const DATABASE_URL = process.env.DATABASE_URL ?? runningDemoPostgres()?.urlOf(localDatabase());
    if (!DATABASE_URL) throw new Trouble("No shop runs here: start one with `npm start -- --own`, or set DATABASE_URL.");
    if (process.env.DATABASE_URL) await step("Database", async () => ({ note: (await checkGivenDatabase(DATABASE_URL)).at }));
    const { STAND_IN_SECRET_KEY: _, STAND_IN_WEBHOOK_SECRET: __, ...own } = secrets();
    const base = process.env.UNICO_BASE_URL || localBase(portFrom(process.env));
    const link = await openingLink(run, { ...process.env, ...SHIELD, ...own, DATABASE_URL, UNICO_BASE_URL: base, NEXTAUTH_URL: process.env.NEXTAUTH_URL || base });
    say(link ?? "Somebody works there already: colleagues invite each other under People.");
    await run.close(0);
  });
}
