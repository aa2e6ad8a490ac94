import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PlaceForm, type PlaceWords } from "@/components/office/place-form";
import type { Answered } from "@/lib/core/form";
import type { Locale } from "@/lib/core/who";
import { placeHash } from "@/lib/locations/edit-place";
import type { Place } from "@/lib/locations/types";
import { keptAnswer } from "@/lib/request/kept-answer";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";
import { open, save } from "./actions";

/** The settings of a place, or the form of a new one. */
export async function PlacePage({ place, locale, children }: { readonly place: Place | null; readonly locale: Locale; readonly children?: ReactNode }) {
  const t = words(locale, "admin-places");
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: place?.timeZone ?? "Europe/Rome" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const weekdays = Array.from({ length: 7 }, (_, i) => weekday.format(new Date(Date.UTC(2024, 0, 1 + i)))); // 1 January 2024 was a Monday
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2">{place?.name ?? t("new")}</h1>
          <ButtonLink look="outlined" size="small" href="/admin/places">{t("all")}</ButtonLink>
        </div>
        <div className="editor">
          <PlaceForm action={place ? save : open} answered={await keptAnswer<Answered>("place")} place={place} seen={place ? placeHash(place) : ""} ahead={(place?.exceptions ?? []).filter(({ day }) => day >= today)} weekdays={weekdays} words={textsOf(locale, "admin-places")["form"] as unknown as PlaceWords} />
          {children}
        </div>
      </main>
    </OfficeFrame>
  );
}
