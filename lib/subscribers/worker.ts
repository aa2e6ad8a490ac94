import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { config } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { deliver, type Reactions } from "@/lib/events/deliver";
import { ROUTINES, type Routine } from "./cron";
import { beginShift, type Shift } from "./shift";
import { REACTIONS } from "./table";

const AGAIN_MS = 1_000;
const payload = z.object({ fact: z.number().int() });

// A process that was killed leaves its jobs locked, and graphile-worker would wait four hours for it. No job of ours takes minutes.
const FREE = { task: "free-forgotten-jobs", match: "* * * * *" };
const FORGOTTEN = `select graphile_worker.force_unlock_workers(array(
  select distinct locked_by from graphile_worker.jobs where locked_at < now() - interval '5 minutes'))`;

/** The jobs that this process knows: facts to deliver, and what is done by the clock. */
export const tasksOf = (reactions: Reactions, routines: readonly Routine[]): TaskList => ({
  deliver: async (sent) => deliver(payload.parse(sent).fact, reactions),
  [FREE.task]: async (_, { query }) => void (await query(FORGOTTEN)),
  ...Object.fromEntries(routines.map(({ task, run }) => [task, async () => void (await run())])),
});

type Given = { readonly reactions?: Reactions; readonly routines?: readonly Routine[]; readonly url?: string };
export type Worker = { readonly stop: () => Promise<void> };

/**
 * Does the jobs that facts and the clock bring, two at a time. A job that fails comes again, later each time, 12 times in all;
 * then it stays in graphile_worker.jobs for somebody to look at (a message that waited for it is `failed`). A worker that can't begin, or breaks with its connections,
 * begins again. `stop` lets running jobs end, for 20 seconds at most.
 */
export async function startWorker({ reactions = REACTIONS, routines = ROUTINES, url = config().DATABASE_DIRECT_URL }: Given = {}): Promise<Worker> {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));
  const begin = (): Promise<Shift | null> =>
    beginShift(url, tasksOf(reactions, routines), [...routines, FREE]).catch((error: unknown) => {
      log.error({ err: error }, "the worker does not begin");
      return null;
    });
  let shift = await begin();
  const working = (async () => {
    for (;;) {
      if (shift) await Promise.race([shift.broken, stopped]);
      await shift?.end();
      await pause(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      shift = await begin();
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}
