import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { Queue } from "@/components/staff/queue";
import type { StaffWords } from "@/components/staff/queue-view";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { queueViewAt } from "../queue-view";
import { StaffFrame } from "../staff-frame";
import { storeHere } from "../store-here";
import { backOnTheFloor } from "./actions";
import { accept, finish, hang } from "./tasks/actions";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff")("pickups") };
}

/** What waits in a store, in the order in which it should be done. */
async function QueuePage({ params }: Props) {
  const { store } = await params;
  const here = await storeHere(store);
  const view = here && (await queueViewAt(here.who, here.place.id, here.locale, new Date()));
  if (!here || !view) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const t = words(here.locale, "staff");
  const say = Object.fromEntries(["pickups", "sound", "urgent", "calm", "shelf", "tabs", "left", "line", "empty", "back", "tasks"].map((key) => [key, t.raw(key)])) as unknown as StaffWords;
  return (
    <StaffFrame place={here.place} locale={here.locale}>
      <Queue tasks={`/staff/${store}/tasks`} acts={{ back: backOnTheFloor, accept, finish, hang }} place={here.place.id} initial={view} words={say} signIn={`/admin/sign-in?next=${encodeURIComponent(`/staff/${store}`)}`} />
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", QueuePage);
