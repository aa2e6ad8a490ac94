import { z } from "zod";
import { isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { onFact, onGap } from "@/lib/events/listen";
import { eventStream, streamed } from "@/lib/request/event-stream";
import { route } from "@/lib/request/route";
import { stillHere } from "@/lib/request/staff";
import { countStream } from "@/lib/request/streams";
import { standOf } from "@/lib/staff/approvals/reads";
import type { ApprovalId } from "@/lib/staff/approvals/types";

const id = <T extends string>() => z.string().refine(isId).transform((text) => text as T);
/** Nobody says that five minutes have passed. */
const AGAIN_MS = 20_000;

/** Tells the colleague who asked for an approval how it stands: it waits, was given, or is over. */
export const GET = route({
  who: "staff",
  input: z.object({ place: id<LocationId>(), approvalId: id<ApprovalId>() }),
  verb: async function approvalLive(who, { place, approvalId }, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "busy" } | { why: "not-yours" }>> {
    const look = () => standOf(who, approvalId, new Date());
    if ((await look()) === null) return refused({ why: "not-yours" });
    const over = await countStream();
    if (!over) return refused({ why: "busy" });
    const follow = (say: (data: string) => void) => {
      const tell = () => void look().then((now) => now !== null && say(now)).catch(() => {}); // away, or the browser has left: it asks anew
      const ends = [onFact((fact) => fact.is === "approval.changed" && fact.approvalId === approvalId && tell()), onGap(tell)];
      const again = setInterval(tell, AGAIN_MS);
      return () => {
        ends.forEach((end) => end());
        clearInterval(again);
      };
    };
    return done(eventStream({ gone: request.signal, over, follow, first: look, still: await stillHere("sell", place) }));
  },
  status: { busy: 503, "not-yours": 403 },
  answer: streamed,
});
