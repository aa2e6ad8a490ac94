import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { CartId } from "@/lib/core/id";
import { cartVersion } from "@/lib/cart/reads";
import { onEnd, onFact } from "@/lib/events/listen";
import { route } from "@/lib/request/route";
import { countStream } from "@/lib/request/streams";

const BEAT_MS = 25_000;
const LASTS_MS = 10 * 60_000;

/** Tells a browser, as it happens, that its own cart has changed somewhere else: the new version, nothing more. First the version of now: it may have changed since the page was made, or while the line was cut. */
export const GET = route({
  who: "shopper",
  input: z.object({}),
  verb: async function live(who, _, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "busy" }>> {
    const countOff = await countStream();
    return countOff ? done(versionsOf(who.cartId, request.signal, countOff)) : refused({ why: "busy" });
  },
  status: { busy: 503 },
  answer: (stream) => new Response(stream, { headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" } }),
});

/** Ends after ten minutes; the browser comes back by itself, and is asked anew who it is. */
function versionsOf(cartId: CartId | null, gone: AbortSignal, countOff: () => void): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    async start(stream) {
      const say = (line: string) => stream.enqueue(text.encode(`${line}\n\n`));
      const stop = onFact((fact) => {
        if (fact.is === "cart.changed" && fact.cartId === cartId) say(`data: ${fact.version}`);
        if (fact.is === "carts.merged" && fact.fromCartId === cartId) say("data: 0");
      });
      const stopEnd = onEnd(() => end()); // the process leaves: the browser finds another
      const beat = setInterval(() => say(":"), BEAT_MS);
      const last = setTimeout(() => end(), LASTS_MS);
      end = () => {
        end = () => {};
        countOff();
        stop();
        stopEnd();
        clearInterval(beat);
        clearTimeout(last);
        gone.removeEventListener("abort", end);
        try {
          stream.close();
        } catch {
          // the browser has closed it already
        }
      };
      gone.addEventListener("abort", () => end());
      say("retry: 2000");
      if (gone.aborted) return end();
      if (cartId === null) return;
      try {
        say(`data: ${await cartVersion(cartId)}`);
      } catch {
        end(); // the database is away, or the browser has left meanwhile
      }
    },
    cancel: () => end(),
  });
}
