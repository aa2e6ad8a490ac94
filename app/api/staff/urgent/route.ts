import { z } from "zod";
import { isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { onQueueNews } from "@/lib/fulfilment/queue/news";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { eventStream, streamed } from "@/lib/request/event-stream";
import { route } from "@/lib/request/route";
import { stillHere } from "@/lib/request/staff";
import { countStream } from "@/lib/request/streams";
import { urgentAt } from "@/lib/tasks/reads";

/** What is at risk depends on the time as well. */
const ANYWAY_MS = 60_000;
/** News that come together are counted once. */
const TOGETHER_MS = 400;

/** Tells every page of the staff app how much harms somebody if it waits, whenever that changes. A stream: to be told is no activity. */
export const GET = route({
  who: "staff",
  input: z.object({ place: z.string().refine(isId).transform((id) => id as LocationId) }),
  verb: async function staffUrgent(who, { place }, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "busy" } | { why: "not-yours" }>> {
    if (!servesAt(who, place)) return refused({ why: "not-yours" });
    const over = await countStream();
    if (!over) return refused({ why: "busy" });
    const count = async () => JSON.stringify(await urgentAt(who, place, new Date()));
    const follow = (say: (data: string) => void) => {
      let soon: NodeJS.Timeout | undefined;
      const tell = () => {
        soon ??= setTimeout(() => {
          soon = undefined;
          void count().then(say).catch(() => undefined); // the database is away, or the browser has left: told next time
        }, TOGETHER_MS);
      };
      const [stop, clock] = [onQueueNews(place, tell), setInterval(tell, ANYWAY_MS)];
      return () => {
        stop();
        clearInterval(clock);
        clearTimeout(soon);
      };
    };
    return done(eventStream({ gone: request.signal, over, follow, first: count, still: await stillHere("hand-over", place) }));
  },
  status: { busy: 503, "not-yours": 403 },
  answer: streamed,
});
