import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { closePools } from "@/db/client";
import { guardProcess } from "@/db/guard-process";
import { keepFresh } from "@/lib/cached/stale";
import { config, ConfigError } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { startListening } from "@/lib/events/listen";
import { startWorker } from "@/lib/subscribers/worker";
import { guardFrontDoor } from "./front-door";

const KEY = Symbol.for("unico.house");
const shared = globalThis as { [KEY]?: Promise<void> };
/** How long running jobs and requests may take to end when the process is asked to. */
const LEAVING_MS = 25_000;

/** Jobs begin so much later than the doors open: after a restart who waits in front of them comes first. */
const JOBS_AFTER_MS = 4_000;

/** Opens the house, once per process. A configuration that is wrong ends the process with one clear line. */
export const openHouse = (): Promise<void> => (shared[KEY] ??= open());

async function open(): Promise<void> {
  try {
    config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  guardProcess();
  guardFrontDoor();
  const endFresh = keepFresh();
  const listening = await startListening();
  const leaving = new AbortController();
  const worker = config().UNICO_WORKER ? pause(JOBS_AFTER_MS, undefined, { signal: leaving.signal, ref: false }).then(() => startWorker(), () => null) : null;
  const leave = async (signal: string) => {
    log.info({ signal }, "leaving");
    setTimeout(() => process.exit(0), LEAVING_MS).unref();
    endFresh();
    leaving.abort();
    await Promise.allSettled([worker?.then((begun) => begun?.stop()), listening.stop()]);
    await closePools();
  };
  process.once("SIGTERM", () => void leave("SIGTERM"));
  process.once("SIGINT", () => void leave("SIGINT"));
}
