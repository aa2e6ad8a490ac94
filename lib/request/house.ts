import "server-only";
import { flushCompileCache } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { closePools } from "@/db/client";
import { guardProcess } from "@/db/guard-process";
import { keepFresh } from "@/lib/cached/stale";
import { config, ConfigError } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { startListening } from "@/lib/events/listen";
import { startWorker } from "@/lib/subscribers/worker";
import { closeFrontDoor, guardFrontDoor } from "./front-door";

const KEY = Symbol.for("unico.house");
const shared = globalThis as { [KEY]?: Promise<void> };
/** How long running jobs and requests may take to end when the process is asked to. */
const LEAVING_MS = 25_000;

/** Jobs, and notices of other systems, begin so much later than the doors open: after a restart who waits in front of them comes first. */
const LATER_MS = 6_000;
/** How often code that was compiled since is written down for the next start (NODE_COMPILE_CACHE); by itself only a process that ends in peace does that. */
const KEEP_CODE_MS = 15_000;

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
  guardFrontDoor(LATER_MS);
  const endFresh = keepFresh();
  setInterval(flushCompileCache, KEEP_CODE_MS).unref();
  const listening = await startListening();
  const leaving = new AbortController();
  const worker = config().UNICO_WORKER ? pause(LATER_MS, undefined, { signal: leaving.signal, ref: false }).then(() => startWorker(), () => null) : null;
  const leave = async (signal: string) => {
    log.info({ signal }, "leaving");
    closeFrontDoor();
    setTimeout(() => process.exit(0), LEAVING_MS).unref();
    endFresh();
    leaving.abort();
    await Promise.allSettled([worker?.then((begun) => begun?.stop()), listening.stop()]);
    await closePools();
  };
  process.once("SIGTERM", () => void leave("SIGTERM"));
  process.once("SIGINT", () => void leave("SIGINT"));
}
