import { z } from "zod";
import { cartVersion } from "@/lib/cart/reads";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { onFact } from "@/lib/events/listen";
import { eventStream, streamed } from "@/lib/request/event-stream";
import { route } from "@/lib/request/route";
import { countStream } from "@/lib/request/streams";

/** Tells a browser, as it happens, that its own cart has changed somewhere else: the new version, nothing more. First the version of now. */
export const GET = route({
  who: "shopper",
  input: z.object({}),
  verb: async function live({ cartId }, _, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "busy" }>> {
    const over = await countStream();
    if (!over) return refused({ why: "busy" });
    return done(
      eventStream({
        gone: request.signal,
        over,
        follow: (say) =>
          onFact((fact) => {
            if (fact.is === "cart.changed" && fact.cartId === cartId) say(String(fact.version));
            if (fact.is === "carts.merged" && fact.fromCartId === cartId) say("0");
          }),
        first: async () => (cartId === null ? null : String(await cartVersion(cartId))),
      }),
    );
  },
  status: { busy: 503 },
  answer: streamed,
});
