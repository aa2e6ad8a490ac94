import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { config } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { onFact, onGap } from "@/lib/events/listen";
import { forgetShown } from "./availability";
import { forget, forgetAll } from "./known";
import { signatureOf } from "./signature";
import { staleAfter, tag } from "./tags";
import { watchStock } from "./watch-stock";

const GATHER_MS = 100;
const AGAIN_MS = 250;
const AGAIN_MOST_MS = 5_000;
const MOST_TAGS = 1_000;

type Send = (tags: readonly string[]) => Promise<boolean>;

/**
 * Keeps this process's pages true: facts that any process records make the pages that show them stale, within about a
 * tenth of a second. When facts may have been missed, everything is stale. Returns what ends it.
 */
export function keepFresh(send: Send = tellOwnServer): () => void {
  const due = new Set<string>();
  let sending = false;
  let stopped = false;

  const flush = async () => {
    if (sending) return;
    sending = true;
    let wait = AGAIN_MS;
    await pause(GATHER_MS);
    while (due.size > 0 && !stopped) {
      const tags = due.size > MOST_TAGS ? [tag.all] : [...due];
      due.clear();
      if (await send(tags)) continue;
      for (const each of tags) due.add(each); // not lost: tried again until the server takes it
      await pause(wait);
      wait = Math.min(wait * 2, AGAIN_MOST_MS);
    }
    sending = false;
  };
  const stale = (tags: readonly string[]) => {
    if (tags.length === 0) return;
    for (const each of tags) due.add(each);
    void flush();
  };

  const stock = watchStock((productIds) => stale(productIds.map(tag.product)));
  const ends = [
    onFact((fact) => {
      if (fact.is === "product.changed") forget("product", fact.handle);
      if (fact.is === "location.changed") forgetAll("store");
      if (fact.is === "departments.changed") forgetAll("category");
      if (fact.is === "range.changed") forget("range", fact.handle);
      if (fact.is === "stock.moved" || fact.is === "buffer.changed") stock.moved(fact.variantIds);
      stale(staleAfter(fact));
    }),
    onGap(() => {
      forgetAll();
      forgetShown();
      stale([tag.all]);
    }),
  ];
  return () => {
    stopped = true;
    stock.stop();
    for (const end of ends) end();
  };
}

/** Posts to this process's own server, over loopback. False when it did not take it. */
async function tellOwnServer(tags: readonly string[]): Promise<boolean> {
  const { PORT, UNICO_CODE_SECRET } = config();
  const body = JSON.stringify({ tags, at: Date.now() });
  try {
    const answer = await fetch(`http://127.0.0.1:${PORT}/api/stale`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-signature": signatureOf(body, UNICO_CODE_SECRET) },
      body,
      signal: AbortSignal.timeout(5_000),
    });
    if (answer.status === 204) return true;
    log.warn({ status: answer.status }, "the server did not take what is stale");
  } catch (error) {
    log.warn({ err: error }, "can't tell the server what is stale");
  }
  return false;
}
