import { Logger } from "graphile-worker";
import { isBusy } from "@/db/faults";
import type { Log } from "@/lib/core/log";
import { scrub } from "@/lib/core/scrub";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;
type Tries = { readonly attempts: number; readonly max_attempts: number };

const passes = (error: unknown): boolean => (error instanceof AggregateError ? error.errors.every(isBusy) : isBusy(error));
/** A database that can't answer just now is waited for: the job comes again, and only its last try is somebody's business. */
const comesAgain = (error: unknown, job: unknown): boolean => passes(error) && (job as Tries).attempts < (job as Tries).max_attempts;

/**
 * What graphile-worker says, in the shop's log. Its sentences quote errors whole: the error goes its own way, of the sentence
 * its beginning is kept. A job that met a busy database is a warning until its last try.
 */
export const jobLogger = (log: Log): Logger =>
  new Logger((scope) => (level, message, { error, job }) => {
    const said = message.split(/ with error |\n/)[0] ?? "";
    const loud = job && comesAgain(error, job) ? "warn" : LEVELS[level];
    log[loud]({ job: scope.jobId, task: scope.taskIdentifier, ...(error ? { err: error } : {}) }, scrub(said));
  });
