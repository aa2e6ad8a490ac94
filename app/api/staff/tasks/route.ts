import { z } from "zod";
import { tasksViewAt } from "@/app/staff/tasks-view";
import type { TasksView } from "@/components/staff/queue-view";
import { notePresence } from "@/lib/aisle/note-presence";
import { isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";

/** All that is to be done in a store, for a colleague's screen that follows it. */
export const GET = route({
  who: "staff",
  input: z.object({ place: z.string().refine(isId).transform((id) => id as LocationId) }),
  verb: async function staffTasks(who, { place }): Promise<Outcome<TasksView, { why: "not-yours" }>> {
    const now = new Date();
    const [view] = await Promise.all([tasksViewAt(who, place, await officeLocale(), now), notePresence(who, place, now)]);
    return view ? done(view) : refused({ why: "not-yours" });
  },
  status: { "not-yours": 403 },
});
