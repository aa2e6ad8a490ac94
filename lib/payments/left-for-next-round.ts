import { isBusy } from "@/db/faults";
import { log as shopLog, type Log } from "@/lib/core/log";

/**
 * Logs what a sweeping job could not finish and leaves for its next round. A database that can't answer just now is a warning: it
 * is waited for, and what waits too long is the doctor's to say. Anything else is an error.
 */
export function leftForNextRound(fault: unknown, fields: Readonly<Record<string, unknown>>, said: string, log: Pick<Log, "warn" | "error"> = shopLog): void {
  log[isBusy(fault) ? "warn" : "error"]({ err: fault, ...fields }, said);
}
