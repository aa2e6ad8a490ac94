import type { Metadata } from "next";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { PickOver } from "@/components/staff/pick-over";
import type { PickWords } from "@/components/staff/pick-view";
import { Picking } from "@/components/staff/picking";
import type { ScannerWords } from "@/components/scanner/words";
import type { StaffWords } from "@/components/staff/queue-view";
import { Stop } from "@/components/staff/stop";
import { type FulfilmentId, isId } from "@/lib/core/id";
import { sayTime } from "@/lib/core/moments";
import { pickList } from "@/lib/fulfilment/picking/reads";
import { toPutBack } from "@/lib/fulfilment/put-back";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { pickViewOf } from "../../../pick-view";
import { StaffFrame } from "../../../staff-frame";
import { storeHere } from "../../../store-here";
import { backOnTheFloor } from "../../actions";
import { giveBack, ready, scan, short, take, unscan } from "./actions";

type Props = { readonly params: Promise<{ store: string; part: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-pick")("title") };
}

/** One collection to gather: taken, confirmed piece by piece, put on its shelf; or why there is nothing to gather. */
async function PickPage({ params }: Props) {
  const { store, part } = await params;
  const here = await storeHere(store);
  const list = here && isId(part) ? await pickList(here.who, part as FulfilmentId) : null;
  if (!here || !list || list.locationId !== here.place.id) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { place, locale } = here;
  const t = words(locale, "staff-pick");
  const say = t.raw("client") as unknown as PickWords;
  const view = pickViewOf(list, place, locale, new Date());
  const home = `/staff/${place.handle}`;
  const hidden = { fulfilmentId: view.id };
  const over = { name: view.name, number: view.number, back: t("client.back"), home };
  if (list.state === "ready") return <StaffFrame place={place} locale={locale}><PickOver {...over} tone="good" title={t("over.ready")} text={t("over.readyText")} shelf={list.shelf} shelfWord={t("over.shelf")} onward={t("over.onward")} /></StaffFrame>;
  if (list.state === "asked") return <StaffFrame place={place} locale={locale}><PickOver {...over} tone="warn" title={t("over.asked")} text={t("over.askedText")} onward={t("over.onward")} /></StaffFrame>;
  if (list.state === "cancelled" && (await toPutBack(here.who)).some(({ fulfilmentId }) => fulfilmentId === view.id))
    return (
      <StaffFrame place={place} locale={locale}>
        <PickOver {...over} tone="plain" title={t("over.putBack")} text={t("over.putBackText")} shelf={list.shelf} shelfWord={t("over.shelf")}>
          <ol className="stops">
            {view.stops.map((stop) => (
              <Stop key={stop.position} stop={{ ...stop, found: 0 }} now={false} words={{ ...say, found: t.raw("over.pieces") as string }} />
            ))}
          </ol>
          <div className="acts">
            <AnsweredForm name="back" action={backOnTheFloor} hidden={hidden} fields={[]} submit={words(locale, "staff")("back.submit")} />
          </div>
        </PickOver>
      </StaffFrame>
    );
  if (list.state !== "planned") return <StaffFrame place={place} locale={locale}><PickOver {...over} tone="plain" title={t("over.gone")} text={t("over.goneText")} onward={t("over.onward")} /></StaffFrame>;
  if (list.by !== null && !list.mine)
    return (
      <StaffFrame place={place} locale={locale}>
        <PickOver {...over} tone="warn" title={t("over.taken", { name: list.by })} text={t("over.takenText", { at: list.since ? sayTime(list.since, locale, place.timeZone) : "–" })}>
          <AnsweredForm name="give-back" action={giveBack} hidden={hidden} fields={[]} submit={t("over.free")} quiet />
        </PickOver>
      </StaffFrame>
    );
  if (list.mine)
    return (
      <StaffFrame place={place} locale={locale}>
        <Picking key={list.since?.getTime()} view={view} home={home} locale={locale} words={say} left={words(locale, "staff").raw("left") as unknown as StaffWords["left"]} camera={words(locale, "scanner").raw("camera") as unknown as ScannerWords} actions={{ scan, unscan, giveBack, short, ready }} />
      </StaffFrame>
    );
  return (
    <StaffFrame place={place} locale={locale}>
      <PickOver {...over} tone="plain" title={t("take.title", { count: view.stops.reduce((n, stop) => n + stop.wanted, 0) })} text={[view.promise?.by, view.window].filter(Boolean).join(" · ")}>
        <ol className="stops">
          {view.stops.map((stop) => (
            <Stop key={stop.position} stop={stop} now={false} words={say} />
          ))}
        </ol>
        <div className="acts">
          <AnsweredForm name="take" action={take} hidden={hidden} fields={[]} submit={t("take.submit")} />
        </div>
      </PickOver>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", PickPage);
