import { AnsweredForm } from "@/app/answered-form";
import { PhotoForm } from "@/components/ui/photo-form";
import type { Answered } from "@/lib/core/form";
import { newId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { Order } from "@/lib/orders/types";
import { keptAnswer } from "@/lib/request/kept-answer";
import { changeable } from "@/lib/returns/announced/rules";
import type { Announced } from "@/lib/returns/announced/types";
import { photosOf } from "@/lib/returns/photos/reads";
import { MOST_PHOTOS } from "@/lib/returns/photos/rules";
import { addOne, removeOne } from "./actions";

type Props = { readonly order: Order; readonly request: Announced; readonly locale: Locale; readonly t: Wording };

/** Photos of the pieces that are announced: seen here and at the desk, three at most; taken away again if somebody likes, until the parcel is there. */
export async function Photos({ order, request, locale, t }: Props) {
  const { requestId } = request;
  const photos = await photosOf(requestId);
  const open = changeable(request);
  if (!open && photos.length === 0) return null;
  const of = { number: order.number, requestId };
  return (
    <section aria-labelledby="photos" className="grid gap-3">
      <h2 id="photos" className="t">{t("photos.title")}</h2>
      {open ? <p className="small text-ink-2">{t("photos.text")}</p> : null}
      {photos.length > 0 ? (
        <ul className="flex flex-wrap gap-3">
          {photos.map(({ id, width, height }, i) => (
            <li key={id} className="grid w-36 content-start gap-2">
              <a href={`/${locale}/orders/${order.number}/return/photo/${id}`}>
                <img src={`/${locale}/orders/${order.number}/return/photo/${id}`} alt={t("photos.alt", { n: i + 1 })} width={width} height={height} className="well aspect-square object-cover" loading="lazy" />
              </a>
              {open ? <AnsweredForm name={`photo-${id}`} action={removeOne} hidden={{ ...of, photoId: id }} fields={[]} submit={t("photos.remove", { n: i + 1 })} quiet small /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {open && photos.length < MOST_PHOTOS ? (
        <PhotoForm action={addOne} answered={await keptAnswer<Answered>("add-photo")} hidden={{ ...of, photoId: newId() }} words={{ choose: t("photos.choose"), submit: t("photos.submit"), hint: t("photos.hint"), busy: t("photos.busy"), tooBig: t("photos.tooBig") }} />
      ) : null}
    </section>
  );
}
