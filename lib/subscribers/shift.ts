import { EventEmitter } from "node:events";
import { parseCronItems, run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { pgAddress } from "@/db/pg-address";
import { log } from "@/lib/core/log";
import { jobLogger } from "./job-log";

const CONCURRENCY = 2;
const PATIENCE_MS = 20_000;
const LETTING_GO_MS = 1_000;
const MISSES = 4;

/** A worker from its beginning to its end: one graphile-worker runner on connections of its own. */
export type Shift = {
  /** Settles when it can't go on: its connections died at the wrong moment. */
  readonly broken: Promise<void>;
  /** Lets running jobs end, gives back those that were not, closes the connections. */
  readonly end: () => Promise<void>;
};
export type Timed = { readonly task: string; readonly match: string };

/**
 * Begins a shift. graphile-worker 0.18 is kept from four of its habits: its own pool takes its error listeners away before its
 * connections are closed, so that a killed one ends the process; outside batches it does not wait, when it stops, until the end
 * of a job is written; after that writing failed its runner may neither work nor end; and when its first question about its
 * tasks fails, it keeps that answer and never gets a job.
 */
export async function beginShift(url: string, tasks: TaskList, timed: readonly Timed[]): Promise<Shift> {
  const pool = new pg.Pool({
    connectionString: pgAddress(url), application_name: "unico-worker", max: CONCURRENCY + 2,
    keepAlive: true, connectionTimeoutMillis: 5_000, query_timeout: 15_000,
  });
  pool.on("error", (error) => log.debug({ err: error }, "a connection of the worker died"));
  pool.on("connect", (client) => void client.on("error", () => {})); // the query in flight tells
  const events = new EventEmitter() as WorkerEvents;
  const names: string[] = [];
  let listening: pg.PoolClient | undefined;
  events.on("pool:create", ({ workerPool }) => void names.push(workerPool.id));
  events.on("pool:listen:success", ({ client }) => (listening = client));
  events.on("pool:listen:release", () => (listening = undefined));
  const lost = new Promise<void>((resolve) => {
    let misses = 0;
    events.on("pool:fatalError", () => resolve());
    events.on("worker:getJob:error", () => void (++misses >= MISSES && resolve()));
    for (const sign of ["worker:getJob:empty", "job:start"] as const) events.on(sign, () => (misses = 0));
  });
  const close = async () => {
    await within(LETTING_GO_MS, pool.query("select graphile_worker.force_unlock_workers($1)", [names]));
    listening?.release(true);
    await within(LETTING_GO_MS, pool.end());
  };
  try {
    const runner = await run({
      pgPool: pool,
      events,
      concurrency: CONCURRENCY,
      noHandleSignals: true, // instrumentation.ts ends the process, in order
      taskList: tasks,
      parsedCronItems: parseCronItems(timed.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0 } }))),
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, gracefulShutdownAbortTimeout: PATIENCE_MS } },
      logger: jobLogger(log),
    });
    const ended = runner.promise.catch((error: unknown) => log.error({ err: error }, "the worker ended"));
    let stopped = false;
    const end = async () => {
      await within(stopped ? LETTING_GO_MS : PATIENCE_MS, runner.stop());
      await close();
    };
    return { broken: Promise.race([ended.then(() => {}), lost.then(() => void (stopped = true))]), end };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for something that may fail or never come: either is fine. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work.catch(() => {}), new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
