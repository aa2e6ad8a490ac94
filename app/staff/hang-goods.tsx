import { AnsweredForm } from "@/app/answered-form";
import type { VariantId } from "@/lib/core/id";
import type { Locale, Staff } from "@/lib/core/who";
import { toHangUp } from "@/lib/goods/reads";
import { hangsAt } from "@/lib/inventory/rules";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { hang } from "./[store]/tasks/actions";

/** What came back to this store of a thing that is scanned at its shelf: said to hang again where it does. Nothing where nothing did. */
export async function HangGoods({ who, variantId, place, locale, now }: { readonly who: Staff; readonly variantId: VariantId; readonly place: Place; readonly locale: Locale; readonly now: Date }) {
  const [back] = hangsAt(who, place.id) ? await toHangUp(place.id, now, variantId) : [];
  if (!back) return null;
  const t = words(locale, "staff");
  return (
    <section className="staff-part" aria-labelledby="hang">
      <h2 id="hang">{t("tasks.hang.back", { count: back.pieces })}</h2>
      <AnsweredForm name="hang" action={hang} hidden={{ locationId: place.id, variantId, upTo: String(back.upTo) }} fields={[]} submit={t("tasks.hang.submit")} quiet />
    </section>
  );
}
