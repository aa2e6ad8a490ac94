import type { Handing } from "@/lib/fulfilment/handing/types";
import { takersOf } from "@/lib/fulfilment/handing/rules";
import type { Wording } from "@/lib/request/wording";

type Props = { readonly part: Handing; readonly t: Wording; /** What the colleague goes by: then the name on the document is one of these. */ readonly by: "code" | "document" };

/** Who stands before the counter, where the buyer said that somebody else may come: asked, so that what is written down is true. */
export function WhoTakes({ part, t, by }: Props) {
  const [buyer, collector] = takersOf(part);
  if (!collector) return null;
  return (
    <fieldset className="takers">
      <legend className="field-name">{t("takers.title")}</legend>
      <input type="hidden" name="asked" value="who" />
      {[
        { name: buyer, sent: "", who: t("takers.buyer") },
        { name: collector, sent: collector, who: t("takers.collector") },
      ].map(({ name, sent, who }) => (
        <label key={who}>
          <input type="radio" className="check" name="taker" value={sent} />
          <span>
            <b>{name}</b>
            {who}
          </span>
        </label>
      ))}
      <p className="hint">{t(`takers.${by}`)}</p>
    </fieldset>
  );
}
