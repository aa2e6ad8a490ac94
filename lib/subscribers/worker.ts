import "server-only";
import { Logger, parseCronItems, run, type Runner, type TaskList } from "graphile-worker";
import { z } from "zod";
import { config } from "@/lib/core/config";
import { log, scrub } from "@/lib/core/log";
import { deliver, type Reactions } from "@/lib/events/deliver";
import { ROUTINES, type Routine } from "./cron";
import { REACTIONS } from "./table";

const CONCURRENCY = 2;
const AGAIN_MS = 2_000;
const payload = z.object({ fact: z.number().int() });

/** The jobs that this process knows: facts to deliver, and what is done by the clock. */
export const tasksOf = (reactions: Reactions, routines: readonly Routine[]): TaskList => ({
  deliver: async (sent) => deliver(payload.parse(sent).fact, reactions),
  ...Object.fromEntries(routines.map(({ task, run }) => [task, async () => void (await run())])),
});

type Given = { readonly reactions?: Reactions; readonly routines?: readonly Routine[]; readonly url?: string };
export type Worker = { readonly stop: () => Promise<void> };

/**
 * Does the jobs that facts and the clock bring, two at a time, on connections of its own. A job that fails comes again, later
 * each time, 12 times in all; then it stays in graphile_worker.jobs for somebody to look at. A worker that dies with its
 * connections is replaced. `stop` lets running jobs end.
 */
export async function startWorker({ reactions = REACTIONS, routines = ROUTINES, url = config().DATABASE_DIRECT_URL }: Given = {}): Promise<Worker> {
  const address = new URL(url);
  address.searchParams.set("application_name", "unico-worker");
  const start = (): Promise<Runner> =>
    run({
      connectionString: address.href,
      maxPoolSize: CONCURRENCY + 2,
      concurrency: CONCURRENCY,
      noHandleSignals: true, // instrumentation.ts ends the process, in order
      taskList: tasksOf(reactions, routines),
      parsedCronItems: parseCronItems(routines.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0 } }))),
      logger,
    });
  let stopping = false;
  let runner = await start();
  const ended = (async () => {
    while (!stopping) {
      try {
        await runner.promise;
      } catch (error) {
        log.error({ err: error }, "the worker ended");
      }
      if (stopping) return;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      if (!stopping) runner = await start().catch((error) => (log.error({ err: error }, "the worker does not start"), runner));
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await runner.stop().catch(() => {}); // it may have ended by itself
      await ended;
    },
  };
}

// graphile-worker's sentences quote errors whole: the error goes its own way, of the sentence its beginning is kept.
const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;
const logger = new Logger((scope) => (level, message, { error }) => {
  const said = message.split(/ with error |\n/)[0] ?? "";
  log[LEVELS[level]]({ job: scope.jobId, task: scope.taskIdentifier, ...(error ? { err: error } : {}) }, scrub(said));
});
