import { Logger, runOnce } from "graphile-worker";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { closePools } from "@/db/client";
import { kill, owner, until } from "@/db/testing/backends";
import { stallingProxy } from "@/db/testing/stalling-proxy";
import { newId, type OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Reactions } from "@/lib/events/deliver";
import { record } from "@/lib/events/record";
import { type Routine, ROUTINES } from "./cron";
import { REACTIONS } from "./table";
import { startWorker, tasksOf, type Worker } from "./worker";

const own = owner();
const workers: Worker[] = [];
beforeEach(() => own.unsafe("truncate graphile_worker._private_jobs"));
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(async () => {
  await closePools();
  await own.end();
});

const silent = new Logger(() => () => {});
const paid = async (): Promise<OrderId> => {
  const orderId = newId<"order">();
  await atomically(async (tx) => done(await record(tx, { is: "machine", job: "test" }, { is: "order.paid", orderId })));
  return orderId;
};
const following = (...reactions: Reactions["order.paid"]): Reactions => ({ ...REACTIONS, "order.paid": reactions });
/** Does every job that is due now, once. */
const doWhatIsDue = (reactions: Reactions, routines: readonly Routine[] = []) =>
  runOnce({ connectionString: process.env["DATABASE_URL"] ?? "", taskList: tasksOf(reactions, routines), logger: silent, preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } });
const jobs = () => own`select attempts::int, last_error is not null as failed, run_at > now() as later from graphile_worker.jobs`;
const start = async (reactions: Reactions) => void workers.push(await startWorker({ reactions, routines: [], url: process.env["DATABASE_URL"] ?? "" }));

test("everything that follows from a fact is done, and the job is over", async () => {
  const seen: string[] = [];
  const order = await paid();
  await doWhatIsDue(following(async (fact) => seen.push(`points ${fact.orderId}`), async (fact) => seen.push(`mail ${fact.orderId}`)));
  expect(seen).toEqual([`points ${order}`, `mail ${order}`]);
  expect(await jobs()).toEqual([]);
});

test("a reaction that fails comes again later; what stands beside it is not lost", async () => {
  const seen: string[] = [];
  let broken = true;
  await paid();
  const reactions = following(
    () => {
      if (broken) throw new Error("not now");
      return Promise.resolve(seen.push("first"));
    },
    async () => seen.push("second"),
  );
  await doWhatIsDue(reactions);
  expect(seen).toEqual(["second"]);
  expect(await jobs()).toEqual([{ attempts: 1, failed: true, later: true }]);
  broken = false;
  await own`update graphile_worker._private_jobs set run_at = now()`; // its hour has come
  await doWhatIsDue(reactions);
  expect(seen).toEqual(["second", "first", "second"]);
  expect(await jobs()).toEqual([]);
});

test("a fact that an older Unico recorded and this one does not know needs nothing", async () => {
  await atomically(async (tx) => done(await record(tx, { is: "machine", job: "test" }, { is: "moon.risen" } as never)));
  await doWhatIsDue(REACTIONS);
  expect(await jobs()).toEqual([]);
});

test("of two workers one does the job", async () => {
  const seen: string[] = [];
  const reactions = following(async (fact) => seen.push(fact.orderId));
  await start(reactions);
  await start(reactions);
  const orders = await Promise.all(Array.from({ length: 20 }, paid));
  await until(async () => (await jobs()).length === 0, 10_000);
  expect(seen.toSorted()).toEqual(orders.toSorted());
});

test("a worker whose connections die goes on", async () => {
  const seen = new Set<string>();
  const reactions = following(async (fact) => seen.add(fact.orderId));
  await start(reactions);
  for (let round = 0; round < 4; round++) {
    expect(await kill(own, { pool: "unico-worker" })).toBeGreaterThan(0);
    const order = await paid();
    await until(() => seen.has(order), 15_000);
  }
}, 60_000);

test("stopping lets a running job end", async () => {
  const seen: string[] = [];
  await start(following(async () => {
    seen.push("begun");
    await new Promise((resolve) => setTimeout(resolve, 300));
    seen.push("ended");
  }));
  await paid();
  await until(() => seen.length === 1, 10_000);
  await workers.pop()?.stop();
  expect(seen).toEqual(["begun", "ended"]);
  expect(await jobs()).toEqual([]);
});

test("the job of a process that was killed is done by another, minutes later", async () => {
  const seen: string[] = [];
  const order = await paid();
  const lock = (minutes: number) => own`update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now() - make_interval(mins => ${minutes})`;
  const free = () => own`select graphile_worker.add_job('free-forgotten-jobs')`;
  const reactions = following(async (fact) => seen.push(fact.orderId));
  for (const minutes of [4, 6]) {
    await lock(minutes);
    await free();
    await doWhatIsDue(reactions);
    expect(seen).toEqual(minutes < 5 ? [] : [order]);
  }
});

test("a worker whose database is away begins when it is back", async () => {
  const seen: string[] = [];
  const away = await stallingProxy(process.env["DATABASE_URL"] ?? "");
  await away.close();
  const reactions = following(async (fact) => seen.push(fact.orderId));
  workers.push(await startWorker({ reactions, routines: [], url: away.url }));
  const back = await stallingProxy(process.env["DATABASE_URL"] ?? "", Number(new URL(away.url).port));
  const order = await paid();
  await until(() => seen.includes(order), 15_000);
  await workers.pop()?.stop();
  await back.close();
}, 30_000);

test("what the clock brings has names of its own and hours that can be read", async () => {
  expect(new Set(ROUTINES.map(({ task }) => task)).size).toBe(ROUTINES.length);
  let runs = 0;
  const routine = { task: "count-rounds", match: "*/5 * * * *", run: async () => void runs++ };
  await own`select graphile_worker.add_job('count-rounds')`;
  await doWhatIsDue(REACTIONS, [routine]);
  expect(runs).toBe(1);
  workers.push(await startWorker({ reactions: REACTIONS, routines: [...ROUTINES, routine], url: process.env["DATABASE_URL"] ?? "" }));
});
