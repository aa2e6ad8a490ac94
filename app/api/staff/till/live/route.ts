import { z } from "zod";
import { cartVersion } from "@/lib/cart/reads";
import { type CartId, isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { onFact } from "@/lib/events/listen";
import { eventStream, streamed } from "@/lib/request/event-stream";
import { route } from "@/lib/request/route";
import { stillHere } from "@/lib/request/staff";
import { countStream } from "@/lib/request/streams";
import { shopperAt } from "@/lib/till/reads";

const id = <T extends string>() => z.string().refine(isId).transform((text) => text as T);

/** Tells a till that the basket in hand has changed, here or on its shopper's phone: the new version, nothing more. First the version of now. */
export const GET = route({
  who: "staff",
  input: z.object({ place: id<LocationId>(), basketId: id<CartId>() }),
  verb: async function tillLive(who, { place, basketId }, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "busy" } | { why: "not-yours" }>> {
    if (!(await shopperAt(who, place, basketId))) return refused({ why: "not-yours" });
    const over = await countStream();
    if (!over) return refused({ why: "busy" });
    return done(
      eventStream({
        gone: request.signal,
        over,
        follow: (say) => onFact((fact) => (fact.is === "cart.changed" && fact.cartId === basketId ? say(String(fact.version)) : undefined)),
        first: async () => String(await cartVersion(basketId)),
        still: await stillHere("sell", place),
      }),
    );
  },
  status: { busy: 503, "not-yours": 403 },
  answer: streamed,
});
