import { badParameter } from "./refusal";
import type { World } from "./world";

type Thing = Record<string, unknown>;

/** Replaces references by the objects they name, along paths such as `data.payment_intent.latest_charge`. */
export function expand(world: World, answer: unknown, paths: readonly string[]): unknown {
  for (const path of paths) along(world, answer, path.split("."), path);
  return answer;
}

function along(world: World, at: unknown, [key, ...rest]: string[], whole: string): void {
  if (key === undefined || at === null || typeof at !== "object") return;
  const thing = at as Thing;
  if (Array.isArray(thing[key])) {
    for (const one of thing[key]) along(world, one, rest, whole);
    return;
  }
  const value = thing[key];
  if (value === undefined || typeof value === "string") {
    const found = typeof value === "string" ? resolve(world, value) : partOf(world, thing, key);
    if (!found) throw badParameter(`This property cannot be expanded (${whole}).`, "expand[]");
    thing[key] = structuredClone(found);
  }
  along(world, thing[key], rest, whole);
}

function resolve({ books }: World, ref: string): unknown {
  if (ref.startsWith("pi_")) return books.intents[ref]?.intent;
  if (ref.startsWith("ch_")) return books.charges[ref];
  if (ref.startsWith("re_")) return books.refunds[ref];
  if (ref.startsWith("txn_")) return books.transactions[ref];
  return undefined;
}

/** Parts that are left out unless asked for. */
function partOf({ books }: World, thing: Thing, key: string): unknown {
  const ref = String(thing["id"]);
  if (thing["object"] === "checkout.session" && key === "line_items")
    return { object: "list", data: books.sessions[ref]?.lines ?? [], has_more: false, url: `/v1/checkout/sessions/${ref}/line_items` };
  if (thing["object"] === "charge" && key === "refunds") {
    const data = Object.values(books.refunds).filter((refund) => refund.charge === ref);
    return { object: "list", data: data.reverse().slice(0, 10), has_more: data.length > 10, url: `/v1/charges/${ref}/refunds` };
  }
  return undefined;
}
