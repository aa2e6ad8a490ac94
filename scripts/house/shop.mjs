import { build } from "./build.mjs";
import { migrate, seed } from "./demo-data.mjs";
import { checkGivenDatabase } from "./given-database.mjs";
import { install } from "./install.mjs";
import { requireRoom } from "./means.mjs";
import { openingLink } from "./opening.mjs";
import { remember } from "./places.mjs";
import { ensureDatabase, startDemoPostgres } from "./postgres.mjs";
import { requirePort } from "./ports.mjs";
import { step } from "./progress.mjs";
import { during } from "./run.mjs";
import { serve } from "./serve.mjs";
import { localBase, portFrom, readDotEnv, secrets, SHIELD } from "./settings.mjs";
import { startCarrier, startStandIn } from "./stand-in.mjs";
import { Trouble } from "./trouble.mjs";
import { welcome } from "./welcome.mjs";

/** The database the environment names, checked, or the packaged one, started. */
async function database(run, own) {
  const given = process.env.DATABASE_URL;
  if (given) {
    const { version, at } = await checkGivenDatabase(given);
    const direct = process.env.DATABASE_DIRECT_URL;
    if (direct) await checkGivenDatabase(direct, "DATABASE_DIRECT_URL");
    return { settings: { DATABASE_URL: given, ...(direct && { DATABASE_DIRECT_URL: direct }) }, note: `PostgreSQL ${version} (${at})`, identity: at };
  }
  const postgres = await startDemoPostgres(run.child);
  const name = own ? "unico_own" : "unico";
  await ensureDatabase(postgres, name);
  remember("shop.json", { database: name });
  const settings = { DATABASE_URL: postgres.urlOf(name), DATABASE_DIRECT_URL: postgres.urlOf(name) };
  return { settings, note: `PostgreSQL ${postgres.version} (127.0.0.1:${postgres.port})`, identity: `${postgres.id}${own ? "/own" : ""}`, server: postgres.server };
}

/** What ends the shop from inside: a part that ended by itself. */
function watch(run, parts) {
  for (const [name, child] of parts) {
    child?.once("exit", () => {
      if (!run.isClosing()) run.fail(new Trouble(`${name} ended by itself: .unico/logs says why. Run the command again; it mends what was left.`));
    });
  }
}

/**
 * From a fresh clone to the open shop, and until somebody ends it.
 * @param {"start" | "dev"} mode
 * @param {boolean} own a shop of one's own, empty at first, instead of the demo
 */
export async function runShop(mode, own = false) {
  const command = mode === "dev" ? "npm run dev" : "npm start";
  const since = Date.now();
  await during("run", command, async (run) => {
    readDotEnv();
    const port = portFrom(process.env);
    const host = process.env.UNICO_HOST || "127.0.0.1";
    await requirePort(port, host, command);
    requireRoom(60, "a running shop");
    await step("Packages", (note) => install(run, note));
    const base = process.env.UNICO_BASE_URL || localBase(port);
    const { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET, ...kept } = secrets();
    let environment = { ...process.env, ...SHIELD, ...kept, PORT: String(port), UNICO_BASE_URL: base, NEXTAUTH_URL: process.env.NEXTAUTH_URL || base };

    const db = await step("Database", () => database(run, own));
    environment = { ...environment, ...db.settings };
    await step("Tables", (note) => migrate(run, environment, note));
    const people = own ? [] : (await step("Demo shop", (note) => seed(run, environment, db.identity, note))).people;

    let standIn;
    if (!process.env.STRIPE_SECRET_KEY) {
      const given = { run, key: STAND_IN_SECRET_KEY, webhookSecret: STAND_IN_WEBHOOK_SECRET, shop: `http://127.0.0.1:${port}` };
      standIn = await step("Demo payments", () => startStandIn(given));
      environment = { ...environment, ...standIn.settings };
    }
    let carrier;
    if (standIn && !process.env.SENDCLOUD_PUBLIC_KEY) { // demo labels are for demo parcels
      carrier = await step("Demo carrier", () => startCarrier({ run, key: STAND_IN_SECRET_KEY }));
      environment = { ...environment, ...carrier.settings };
    }
    if (mode === "start") await step("Build", (note) => build(run, environment, note));
    const app = await step("Shop", () => serve(run, mode, { environment, port, host }));
    watch(run, [["The shop", app.child], ["The database", db.server], ["The demo payments", standIn?.child], ["The demo carrier", carrier?.child]]);
    run.serving();
    const opening = own ? await openingLink(run, environment) : null;
    welcome({ base, people, opening, host, standIn: standIn?.settings.STRIPE_API_BASE, mode, seconds: Math.round((Date.now() - since) / 1000) });
    app.letThrough();
  });
}
