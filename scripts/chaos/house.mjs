import { readFileSync, writeFileSync } from "node:fs";
import { migrate, seed } from "../house/demo-data.mjs";
import { keep } from "../house/places.mjs";
import { freePort } from "../house/ports.mjs";
import { startTestPostgres } from "../house/postgres.mjs";
import { end } from "../house/processes.mjs";
import { serve } from "../house/serve.mjs";
import { startStandIn } from "../house/stand-in.mjs";
import { emptyTestDatabase } from "../house/test-database.mjs";
import { openLine } from "./proxy.mjs";
import { openRelay } from "./smtp.mjs";

const LOG = "chaos-app.log";
/** What no log may hold: an end that nobody caught, a promise that nobody waited for. The driver's known exception is caught and counted. */
const NEVER = /uncaught exception|unhandled ?rejection|"level":"fatal"/i;

/**
 * A shop of its own to break: a database on a small disk, demo payments, a mail relay, the built app, and a line that can fail
 * in front of each. Everything ends with the run.
 */
export async function openHouse(run, { environment, payments }) {
  const postgres = await startTestPostgres(run.child, { breakable: true });
  run.atEnd(postgres.clear);
  const { default: connect } = await import("postgres");
  const database = await emptyTestDatabase(postgres.urlOf("postgres"), "unico_chaos_test");
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const { STAND_IN_SECRET_KEY: key, STAND_IN_WEBHOOK_SECRET: webhookSecret } = payments;
  const standIn = await startStandIn({ run, key, webhookSecret, shop: `http://127.0.0.1:${port}`, state: null });
  const url = standIn.settings.STRIPE_API_BASE;
  const [toDatabase, toProcessor, relay] = await Promise.all([openLine(postgres.port), openLine(Number(new URL(url).port)), openRelay()]);
  const through = (address, line) => Object.assign(new URL(address), { port: String(line.port) }).href.replace(/\/$/, "");
  const direct = { ...environment, PORT: String(port), UNICO_BASE_URL: base, NEXTAUTH_URL: base, DATABASE_URL: database, DATABASE_DIRECT_URL: database, ...standIn.settings, LOG_LEVEL: "info" };
  await migrate(run, direct, () => {});
  await seed(run, direct, null, () => {});
  const sql = connect(database, { max: 2, onnotice: () => {}, connection: { application_name: "chaos" } });
  // Enough of everything: what is tried here is not who gets the last piece.
  await sql.begin(async (tx) => {
    await tx`select set_config('unico.tx', '1', true)`;
    await tx`insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) select location_id, variant_id, 'receive', 5000, 'chaos:' || location_id || variant_id, 'job:chaos' from stock_levels`;
  });
  const handles = (await sql`select distinct p.handle from products p join variants v on v.product_id = p.id where p.status = 'active' and v.status = 'active' and v.sold_online order by 1 limit 12`).map((row) => row.handle);
  const lines = { DATABASE_URL: through(database, toDatabase), DATABASE_DIRECT_URL: through(database, toDatabase), STRIPE_API_BASE: through(url, toProcessor) };
  const clock = keep("chaos-clock");
  writeFileSync(clock, "0");
  const app = openApp(run, { ...direct, ...lines, SMTP_URL: relay.url, MAIL_FROM: "Prova <prova@posta.example>", UNICO_CLIENT_HEADER: "x-real-ip", CHAOS_CLOCK: clock, NODE_OPTIONS: `--import=${new URL("clock.mjs", import.meta.url)}` }, port);
  await app.start();
  return {
    setClock: (ms) => writeFileSync(clock, String(ms)),
    base, handles, env: direct, app, postgres, disk: postgres.disk, sql, toDatabase, toProcessor, relay,
    stand: {
      url, key,
      control: async (command, body) => {
        const answer = await fetch(`${url}/_stand_in/${command}`, { method: body ? "POST" : "GET", headers: { authorization: `Bearer ${key}` }, ...(body && { body: JSON.stringify(body) }) });
        if (!answer.ok) throw new Error(`${command}: ${await answer.text()}`);
        return answer.json();
      },
    },
    close: async () => {
      await sql.end({ timeout: 1 }).catch(() => {});
      await app.end();
      await Promise.all([toDatabase.close(), toProcessor.close(), relay.close()]);
    },
  };
}

/** The app as something that can be killed; remembers when it was away, and what its logs held that they never may. */
function openApp(run, environment, port) {
  let child = null;
  const away = [];
  const wrong = [];
  const read = () => {
    const lines = readFileSync(keep("logs", LOG), "utf8").split("\n");
    wrong.push(...lines.filter((line) => NEVER.test(line) && !/caught the driver's exception/.test(line)).map((line) => line.slice(0, 600)));
  };
  async function leave(signals) {
    if (!child) return;
    away.push({ from: Date.now(), to: Infinity });
    await end({ pid: child.pid, identity: child.identity }, { group: true, signals });
    child = null;
    read();
  }
  return {
    away,
    wrong,
    start: async () => {
      ({ child } = await serve(run, "start", { environment, port, host: "127.0.0.1", log: LOG }));
      const last = away.at(-1);
      if (last) last.to = Date.now();
    },
    isAlive: () => child !== null && child.exitCode === null && child.signalCode === null,
    kill: () => leave([["SIGKILL", 3000]]),
    end: () => leave([["SIGTERM", 30_000], ["SIGKILL", 3000]]),
  };
}
