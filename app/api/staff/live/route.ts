import { z } from "zod";
import { notePresence } from "@/lib/aisle/note-presence";
import { isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { onQueueNews } from "@/lib/fulfilment/queue/news";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { eventStream, streamed } from "@/lib/request/event-stream";
import { route } from "@/lib/request/route";
import { stillHere } from "@/lib/request/staff";
import { countStream } from "@/lib/request/streams";

const At = z.object({ place: z.string().refine(isId).transform((id) => id as LocationId) });

/** Tells a colleague's screen that the queue of their store may have changed, and once at the beginning; what it is now says /api/staff/queue. */
export const GET = route({
  who: "staff",
  input: At,
  verb: async function staffLive(who, { place }, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "busy" } | { why: "not-yours" }>> {
    if (!servesAt(who, place)) return refused({ why: "not-yours" });
    const over = await countStream();
    if (!over) return refused({ why: "busy" });
    await notePresence(who, place, new Date());
    return done(eventStream({ gone: request.signal, over, follow: (say) => onQueueNews(place, () => say("queue")), first: () => Promise.resolve("queue"), still: await stillHere("hand-over", place) }));
  },
  status: { busy: 503, "not-yours": 403 },
  answer: streamed,
});
