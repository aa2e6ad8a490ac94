import "server-only";
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
  const worker = config().UNICO_WORKER ? await startWorker() : null;
  const leave = async (signal: string) => {
    log.info({ signal }, "leaving");
    setTimeout(() => process.exit(0), LEAVING_MS).unref();
    endFresh();
    await Promise.allSettled([worker?.stop(), listening.stop()]);
    await closePools();
  };
  process.once("SIGTERM", () => void leave("SIGTERM"));
  process.once("SIGINT", () => void leave("SIGINT"));
}
