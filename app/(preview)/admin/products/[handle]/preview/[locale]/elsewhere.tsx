import { nameOf } from "@/components/catalogue/product-view";
import { LabelSheet } from "@/components/staff/label-sheet";
import { TillLineFace } from "@/components/staff/till-line-face";
import type { Product } from "@/lib/catalogue/types";
import { config } from "@/lib/core/config";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { composeLabels } from "@/lib/labels/compose-labels";
import { saysOf } from "@/lib/labels/rules";
import { templateOf } from "@/lib/labels/sheets/rules";
import type { LabelId, RunId } from "@/lib/labels/types";
import type { Place } from "@/lib/locations/types";
import { measure } from "@/lib/paper/set-type";

type Props = { readonly product: Product; readonly locale: Locale; /** Whose shelf the labels would hang on. */ readonly place: Place | null; readonly at: Date; readonly says: { readonly label: string; readonly labelText: string; readonly till: string }; readonly lang: Locale };
const ROLL = "62x29";
/** As many as are looked at; the others differ in their choice alone. */
const MOST = 6;

/** What the same product looks like at its shelf and at the till: a label and a line for each of the first variants. */
export async function Elsewhere({ product, locale, place, at, says, lang }: Props) {
  const variants = product.variants.slice(0, MOST);
  const picture = product.pictures.find(({ role }) => role === "main");
  const run = place && { id: "" as RunId, locationId: place.id, template: ROLL, locale, startsAt: 0, aisle: null, madeAt: at, confirmedAt: null } as const;
  const marksOf = run && composeLabels(run, { origin: config().UNICO_BASE_URL, place: place.handle, timeZone: place.timeZone }, await measure());
  return (
    <aside className="wrap section grid gap-12" aria-label={`${says.label}, ${says.till}`}>
      {marksOf ? (
        <section id="label" className="preview-else" aria-labelledby="label-title">
          <h2 id="label-title" className="h2 mb-6" lang={lang}>{says.label}</h2>
          <div className="label-sheets lg:grid-cols-3">
            {variants.map((variant) => {
              const options = product.options.flatMap(({ key, values }) => values.filter((value) => value.key === variant.choice[key]).map(({ name }) => name));
              const marks = marksOf({ labelId: variant.id as string as LabelId, variantId: variant.id, title: product.title, options, sku: variant.sku, handle: product.handle, gtin: variant.gtin, bin: null, says: saysOf(variant.offer) });
              return <LabelSheet key={variant.id} template={templateOf(ROLL)} page={ROLL} startsAt={0} sheet={0} labels={[marks]} label={`${says.labelText} ${variant.sku}`} />;
            })}
          </div>
        </section>
      ) : null}
      <section id="till" className="preview-else" aria-labelledby="till-title">
        <h2 id="till-title" className="h2 mb-6" lang={lang}>{says.till}</h2>
        <ul className="till-lines preview-till">
          {variants.map((variant) => {
            const own = product.pictures.find(({ role, choice }) => role === "main" && choice !== null && Object.entries(choice).every(([key, value]) => variant.choice[key] === value)) ?? picture;
            const { amount, currency, reduction } = variant.offer;
            return (
              <li key={variant.id}>
                <TillLineFace line={{ title: inLocale(product.title, locale), choice: nameOf(product, variant, locale), code: variant.gtin ? variant.gtin.replace(/^0(?=\d{13}$)/, "") : variant.sku, stem: own?.stem ?? null, total: sayMoney(amount, currency, locale), before: reduction ? sayMoney(reduction.lowest, currency, locale) : null, label: null, off: null, way: null, short: null }} />
              </li>
            );
          })}
        </ul>
      </section>
    </aside>
  );
}
