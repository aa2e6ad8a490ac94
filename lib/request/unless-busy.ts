import "server-only";
import { isBusy } from "@/db/faults";
import { log } from "@/lib/core/log";

/**
 * What a page reads, or null when the database can't answer just now: the page then says so in its own words and offers the way
 * on. A fault thrown into a page that is on its way can only be drawn by JavaScript, and is an error in the browser's console.
 * Not for what is cached: a finished page would keep saying it. Logged once, as a warning; other faults throw as they came.
 */
export async function unlessBusy<T>(read: Promise<T>, entrance: string): Promise<T | null> {
  try {
    return await read;
  } catch (thrown) {
    if (!isBusy(thrown)) throw thrown;
    log.warn({ entrance, err: thrown }, "busy");
    return null;
  }
}
