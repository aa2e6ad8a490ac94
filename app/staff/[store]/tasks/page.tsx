import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import type { StaffWords } from "@/components/staff/queue-view";
import { Tasks } from "@/components/staff/tasks";
import { lostAt } from "@/lib/aisle/reads";
import { inLocale } from "@/lib/core/words";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { tasksViewAt } from "../../tasks-view";
import { backOnTheFloor } from "../actions";
import { accept, finish, hang } from "./actions";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff")("tasks.title") };
}

/** All that is to be done in a store, whom waiting harms most first; below, what its shelves have lost this week. */
async function TasksPage({ params }: Props) {
  const { store } = await params;
  const here = await storeHere(store);
  const now = new Date();
  const [view, lost] = here ? await Promise.all([tasksViewAt(here.who, here.place.id, here.locale, now), lostAt(here.who, here.place.id, now)]) : [null, null];
  if (!here || !view || !lost) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { place, locale } = here;
  const t = words(locale, "staff");
  const say = Object.fromEntries(["sound", "shelf", "left", "line", "back", "tasks"].map((key) => [key, t.raw(key)])) as unknown as StaffWords;
  return (
    <StaffFrame place={place} locale={locale}>
      <Tasks acts={{ accept, finish, hang, back: backOnTheFloor }} place={place.id} initial={view} words={say} signIn={`/admin/sign-in?next=${encodeURIComponent(`/staff/${store}/tasks`)}`} />
      <section className="staff-part" aria-labelledby="lost">
        <h2 id="lost">{t("tasks.lost.title")}</h2>
        <p className="qcard-meta">{lost.length > 0 ? t("tasks.lost.text") : t("tasks.lost.none")}</p>
        {lost.length > 0 ? (
          <ul className="queue-list mt-3">
            {lost.map(({ goods, bin, notThere, noneLeft, from }) => (
              <li key={goods.variantId} className="qcard qcard-in qcard-calm">
                <span className="min-w-0">
                  <span className="qcard-who">{[goods.title, ...goods.choice].map((each) => inLocale(each, locale)).join(", ")}</span>
                  <span className="qcard-meta">{[t("tasks.lost.notThere", { count: notThere }), t("tasks.lost.noneLeft", { count: noneLeft })].filter(Boolean).join(" · ")}</span>
                  {from ? <span className="state state-warn">{t("tasks.lost.from", { place: from.name, count: from.free })}</span> : null}
                </span>
                {bin ? <span className="qcard-shelf">{bin}</span> : null}
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", TasksPage);
