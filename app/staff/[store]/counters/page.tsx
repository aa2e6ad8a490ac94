import type { Metadata } from "next";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { TickIcon } from "@/components/ui/icons";
import { findCounterHere } from "@/lib/request/counter";
import { officeLocale } from "@/lib/request/page";
import { sayDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/request/wording";
import { devicesAt } from "@/lib/staff/counter/reads";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { enrol, revoke } from "./actions";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-counter")("counters.title") };
}

/** A store's enrolled devices, for its manager: make this one a counter, take another's right away. */
async function CountersPage({ params }: Props) {
  const here = await storeHere((await params).store);
  const t = words(await officeLocale(), "staff-counter");
  const devices = here && (await devicesAt(here.who, here.place.id));
  if (!here || !devices) return <NotYours title={t("counters.title")} text={t("counters.not-yours")} />;
  const { place, locale } = here;
  const counter = await findCounterHere();
  const on = (at: Date) => `${sayDay(at, locale, place.timeZone)}, ${sayTime(at, locale, place.timeZone)}`;
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("counters.title")}</h1>
      </div>
      <p className="counter-lead">{t("counters.lead")}</p>
      {counter ? (
        <div className="said said-good" role="status">
          <TickIcon />
          <p>
            <b>{counter.locationId === place.id ? t("counters.here", { name: counter.name }) : t("counters.elsewhere", { name: counter.name, place: counter.place })}</b>
            {t("counters.hereText")}
          </p>
        </div>
      ) : (
        <section className="staff-part" aria-labelledby="enrol">
          <h2 id="enrol">{t("counters.enrol")}</h2>
          <AnsweredForm name="enrol" action={enrol} hidden={{ locationId: place.id }} fields={[{ name: "name", label: t("counters.name"), hint: t("counters.nameHint"), autoComplete: "off", required: true }]} submit={t("counters.submit")} />
        </section>
      )}
      <section className="staff-part" aria-labelledby="devices">
        <h2 id="devices">{t("counters.all")}</h2>
        {devices.length === 0 ? <p>{t("counters.none")}</p> : null}
        <ul className="devices">
          {devices.map((device) => (
            <li key={device.id}>
              <div className="min-w-0">
                <b>
                  {device.name} {device.id === counter?.id ? <span>({t("counters.this")})</span> : null}
                </b>
                <p>{t("counters.by", { name: device.enrolledBy, on: on(device.addedAt) })}</p>
                <p>{device.seenAt ? t("counters.seen", { on: on(device.seenAt) }) : t("counters.never")}</p>
              </div>
              <AnsweredForm name={`revoke-${device.id}`} action={revoke} hidden={{ deviceId: device.id }} fields={[]} submit={t("counters.revoke", { name: device.name })} quiet small />
            </li>
          ))}
        </ul>
      </section>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", CountersPage);
