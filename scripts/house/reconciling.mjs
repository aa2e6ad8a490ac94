import { checkGivenDatabase } from "./given-database.mjs";
import { install, pinnedNode } from "./install.mjs";
import { follow } from "./output.mjs";
import { localDatabase, recall, root } from "./places.mjs";
import { runningDemoPostgres } from "./postgres.mjs";
import { step } from "./progress.mjs";
import { during } from "./run.mjs";
import { readDotEnv, secrets, SHIELD } from "./settings.mjs";
import { Trouble } from "./trouble.mjs";

const CLOSED = "The demo shop is closed: start it with `npm start`, or set DATABASE_URL and STRIPE_SECRET_KEY.";

/** Where the books and the processor are: as the environment or `.env` says, else those of the demo that runs here. */
function places() {
  const demo = process.env.DATABASE_URL ? null : runningDemoPostgres();
  const DATABASE_URL = process.env.DATABASE_URL ?? demo?.urlOf(localDatabase());
  if (!DATABASE_URL) throw new Trouble(CLOSED);
  const { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET: _, ...own } = secrets();
  if (process.env.STRIPE_SECRET_KEY) return { DATABASE_URL, ...own };
  const port = recall("stripe.json.port")?.port;
  if (!port) throw new Trouble(CLOSED);
  return { DATABASE_URL, ...own, STRIPE_SECRET_KEY: STAND_IN_SECRET_KEY, STRIPE_API_BASE: `http://127.0.0.1:${port}` };
}

/** `npm run reconcile`: one comparison with the card processor, now. */
export async function runReconcile() {
  await during("reconcile", "npm run reconcile", async (run) => {
    readDotEnv();
    await step("Packages", (note) => install(run, note));
    const environment = places();
    if (process.env.DATABASE_URL) await step("Database", async () => ({ note: (await checkGivenDatabase(environment.DATABASE_URL)).at }));
    // One that only asks and answers: what a server needs besides is not asked for.
    const child = await run.child("reconcile", pinnedNode, ["--conditions=react-server", "--import", "tsx", "scripts/reconcile/main.ts"], { cwd: root, env: { ...process.env, ...SHIELD, ...environment } });
    const { code } = await follow(child, { onLine: (line) => process.stdout.write(`${line}\n`) });
    await run.close(code ?? 1);
  });
}
