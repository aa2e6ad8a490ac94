import { config } from "@/lib/core/config";
import type { Locale, Staff } from "@/lib/core/who";
import { readCode } from "@/lib/codes/rules";
import type { Place } from "@/lib/locations/types";
import type { ReturnId } from "@/lib/returns/counter/types";
import { worthOf } from "@/lib/returns/no-receipt/reads";
import { keyIn, MOST_PIECES, saidOf, scanned } from "@/lib/returns/no-receipt/rules";
import type { NoReceiptLine } from "@/lib/returns/no-receipt/types";
import { POLICY } from "@/lib/rights/policy/rules";
import { BareChoices } from "./bare-choices";
import { BareSum } from "./bare-sum";

type Bare = { readonly pieces: ReturnType<typeof scanned>; readonly skus: readonly string[]; /** What was read just now is a thing. */ readonly found: boolean; /** How each is, once all of them were said. */ readonly lines: readonly NoReceiptLine[] | null };

/** The things that were scanned at the desk so far (`pieces`: their SKUs), with the one that was read just now; null where there is none. */
export async function bareIn(shown: string, asked: Props["asked"]): Promise<Bare | null> {
  const kept = (asked["pieces"] ?? "").split(",").filter(Boolean).slice(0, MOST_PIECES);
  const key = shown ? keyIn(readCode(shown, config().UNICO_BASE_URL)) : null;
  const things = await worthOf([...new Set([...kept, ...(key ? [key] : [])])], POLICY);
  const now = key === null ? undefined : things.find(({ sku, gtin }) => sku === key || gtin === key);
  const skus = [...kept.filter((sku) => things.some((thing) => thing.sku === sku)), ...(now ? [now.sku] : [])].slice(0, MOST_PIECES);
  const pieces = scanned(skus, things);
  return skus.length > 0 ? { pieces, skus, found: now !== undefined, lines: asked["bare"] ? saidOf(pieces, asked) : null } : null;
}

type Props = Bare & { readonly asked: Readonly<Record<string, string | undefined>>; readonly returnId: ReturnId; readonly who: Staff; readonly place: Place; readonly locale: Locale };

/** Goods without a receipt: first how each is, then what they give. */
export function ReturnBare({ pieces, skus, lines, asked, returnId, who, place, locale }: Props) {
  const said = Object.fromEntries(pieces.flatMap(({ thing: { sku } }) => (asked[`c-${sku}`] ? [[`c-${sku}`, asked[`c-${sku}`] ?? ""]] : [])));
  const page = (query: Readonly<Record<string, string>>) => `/staff/${place.handle}/returns?${new URLSearchParams({ id: returnId, ...query })}`;
  const all = { pieces: skus.join(","), ...said };
  return lines ? (
    <BareSum pieces={pieces} lines={lines} returnId={returnId} by={asked["by"]} here={(more) => page({ ...all, bare: "1", ...more })} change={page(all)} who={who} place={place} locale={locale} />
  ) : (
    <BareChoices pieces={pieces} asked={asked} returnId={returnId} pressed={asked["bare"] !== undefined} skus={skus} here={(left) => page({ ...said, pieces: left.join(",") })} locale={locale} />
  );
}
