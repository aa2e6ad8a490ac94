import { migrate, seed } from "./demo-data.mjs";
import { openingLink } from "./opening.mjs";
import { keep } from "./places.mjs";
import { freePort } from "./ports.mjs";
import { serve } from "./serve.mjs";
import { startCarrier, startStandIn } from "./stand-in.mjs";
import { emptyTestDatabase } from "./test-database.mjs";

/**
 * A shop of its own for who tries it: seeded database, demo payments, the production build, a free port.
 * @param {{ server: string, name: string, environment: object, payments: object, database?: string, settings?: object, empty?: boolean }} given `server`: an address on which databases may be made; `name`: of the logs, and of the `database`, which ends in `_test`; `settings`: what differs from other shops; `empty`: nobody works there and nothing is sold, `opening` leads in
 * @returns the settings that lead to it, whom to sign in as, its address, the log of the app, and how to end it
 */
export async function openTestShop(run, { server, name, environment, payments, database: called = `unico_${name}_test`, settings = {}, empty = false }) {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const database = await emptyTestDatabase(server, called);
  let env = {
    ...environment,
    PORT: String(port),
    UNICO_BASE_URL: base,
    NEXTAUTH_URL: base,
    DATABASE_URL: database,
    DATABASE_DIRECT_URL: database,
    LOG_LEVEL: "info",
    ...settings,
  };
  await migrate(run, env, () => {});
  const { people } = empty ? { people: [] } : await seed(run, env, null, () => {});
  const opening = empty ? await openingLink(run, env) : null;
  const { STAND_IN_SECRET_KEY: key, STAND_IN_WEBHOOK_SECRET: webhookSecret } = payments;
  const standIn = await startStandIn({ run, key, webhookSecret, shop: `http://127.0.0.1:${port}`, state: null });
  const carrier = await startCarrier({ run, key, name: `${name}-carrier` });
  env = { ...env, ...standIn.settings, ...carrier.settings };
  const log = `${name}-app.log`;
  const app = await serve(run, "start", { environment: env, port, host: "127.0.0.1", log });
  return { env, people, opening, base, log: keep("logs", log), end: () => Promise.all([app.child, standIn.child, carrier.child].map((child) => run.endChild(child))) };
}
