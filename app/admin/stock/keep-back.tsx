import { AnsweredForm } from "@/app/answered-form";
import { Select } from "@/components/ui/field";
import type { VariantId } from "@/lib/core/id";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import type { Level } from "@/lib/office/stock";
import { keep } from "./actions";

type Props = { readonly variantId: VariantId; readonly levels: readonly Level[]; readonly places: readonly Place[]; readonly names: Wording };

/** How many pieces of a variant the web may not promise, at one of the places where a colleague decides that. */
export function KeepBack({ variantId, levels, places, names }: Props) {
  const here = places.flatMap(({ id, name }) => levels.filter(({ locationId }) => locationId === id).map(({ kept }) => ({ id, name, kept })));
  if (here.length === 0) return null;
  return (
    <section aria-labelledby="keep" className="grid gap-3">
      <h3 id="keep" className="h3">{names("keep.title")}</h3>
      <AnsweredForm
        name="keep"
        action={keep}
        hidden={{ variantId }}
        above={
          <Select name="place" label={names("keep.place")} hint={names("keep.hint")}>
            {here.map(({ id, name, kept }) => <option key={id} value={`${id}:${kept}`}>{names("keep.option", { name, count: kept })}</option>)}
          </Select>
        }
        fields={[{ name: "pieces", label: names("keep.pieces"), autoComplete: "off", inputMode: "numeric" }]}
        submit={names("keep.submit")}
        quiet
        small
      />
    </section>
  );
}
