// What is true after the storm, asked of the database and the card processor: `node … scripts/chaos/judge.ts`, one line of JSON.
// With `look` only the doctor, and only what is true at every commit. Else it does at once what the clock would do within minutes: the sweeper twice, the comparison with the processor, then the doctor.
import postgres from "postgres";
import { closePools } from "@/db/client";
import { INVARIANTS } from "@/db/invariants/all";
import { examine } from "@/db/invariants/examine";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import { messageIdOf } from "@/lib/messages/rules";
import { reconcile } from "@/lib/payments/reconcile";
import { sweep } from "@/lib/payments/sweep";

const MINUTE = 60_000;
const url = process.env["DATABASE_URL"] ?? "";
if (process.argv[2] === "look") {
  const { findings } = await examine(url, { invariants: INVARIANTS.filter(({ within }) => within === undefined) });
  process.stdout.write(`${JSON.stringify({ ill: [...brokenOf(findings), ...unseenOf(findings)] })}\n`);
  process.exit(0);
}
await sweep(new Date(Date.now() + 6 * MINUTE));
await sweep(new Date(Date.now() + 6 * MINUTE));
const first = await reconcile(new Date());
const last = await reconcile(new Date());
const { findings } = await examine(url, { invariants: INVARIANTS });
const sql = postgres(url, { max: 1, onnotice: () => {} });
const orders = await sql`select o.number, o.attempt_key as key, o.state, o.total, o.captured, a.state as attempt, a.provider_ref as session,
  (select coalesce(sum(amount), 0)::int from refunds r where r.attempt_id = a.id and r.state = 'succeeded') as refunded from orders o join payment_attempts a on a.order_id = o.id`;
const [money] = await sql`select coalesce(sum(amount), 0)::float8 as clearing from entries where account = 'card-clearing'`;
const letters = (await sql<{ dedupe: string; kind: string; state: string }[]>`select dedupe, kind, state from messages`).map(({ dedupe, ...letter }) => ({ ...letter, id: messageIdOf(dedupe, process.env["UNICO_BASE_URL"] ?? "") }));
const jobs = await sql`select task_identifier as task, attempts, last_error as error from graphile_worker.jobs where attempts > 0 or run_at < now()`;
await sql.end();
await closePools();
process.stdout.write(`${JSON.stringify({ ill: [...brokenOf(findings), ...unseenOf(findings)], looked: findings.length, mended: first.ok ? first.value.mended : null, differences: last.ok ? last.value.differences : null, orders, clearing: money?.["clearing"], letters, jobs })}\n`);
