import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { onFact } from "@/lib/events/listen";
import { ownRequestHere } from "@/lib/request/aisle";
import { eventStream, streamed } from "@/lib/request/event-stream";
import { route } from "@/lib/request/route";
import { countStream } from "@/lib/request/streams";

/** Tells a browser that what it asked for from the aisle goes on, and once at the beginning; how it stands says /api/aisle. */
export const GET = route({
  who: "shopper",
  input: z.object({}),
  verb: async function aisleLive(_, __, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "nothing-asked" } | { why: "busy" }>> {
    const own = await ownRequestHere();
    if (!own) return refused({ why: "nothing-asked" });
    const over = await countStream();
    if (!over) return refused({ why: "busy" });
    const follow = (say: (data: string) => void) => onFact((fact) => (fact.is === "aisle-request.changed" && fact.requestId === own.id ? say("news") : undefined));
    return done(eventStream({ gone: request.signal, over, follow, first: () => Promise.resolve("news") }));
  },
  status: { "nothing-asked": 404, busy: 503 },
  answer: streamed,
});
