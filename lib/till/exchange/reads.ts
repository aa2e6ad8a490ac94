import "server-only";
import { atomically } from "@/db/atomically";
import type { Summary } from "@/lib/checkout/types";
import type { CartId } from "@/lib/core/id";
import { ZERO } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import { lookAtBrought, pressIn } from "@/lib/returns/exchange/reads";
import { exchangeOf } from "@/lib/returns/exchange/rules";
import { aboutOrder } from "@/lib/returns/take-back";
import { exchangeText } from "./rules";
import type { Brought } from "./types";

/** What comes back with a basket as the till shows it, and the text of what is accepted with it; null where nothing does. */
export async function broughtTo(who: Staff, basketId: CartId, summary: Summary, now: Date): Promise<(Brought & { readonly text: string | null }) | null> {
  const press = await pressIn(basketId);
  const about = press && (await aboutOrder(who, press));
  if (!press || !about) return null;
  const looked = await atomically((tx) => lookAtBrought(tx, who, press, about, now), { pool: "staff" });
  if (!looked.ok) return { order: about.order, press, lines: [], exchanged: ZERO, back: [], problem: looked, text: null };
  const exchange = exchangeOf(looked.value, summary.due);
  return { order: about.order, press, lines: looked.value.lines, exchanged: exchange.exchanged, back: exchange.back.map(({ to, amount }) => ({ tender: to.tender, tail: to.tail, amount })), problem: null, text: exchangeText(summary, looked.value, exchange) };
}
