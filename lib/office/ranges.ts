import "server-only";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { listRange } from "@/lib/catalogue/ranges/reads";
import { asksAnything } from "@/lib/catalogue/ranges/rules";
import type { RangeRule } from "@/lib/catalogue/ranges/types";
import { WHOLE_LIST } from "@/lib/catalogue/rules";
import { sayMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { RangeLook } from "./types";

/** As many as are shown beside a rule. */
const FIRST = 8;
/** How many things a rule holds now, and the first of them as the web would show them; nothing for one that asks nothing. */
export async function lookAtRule(rule: RangeRule, locale: Locale, at: Date): Promise<RangeLook> {
  if (!asksAnything(rule)) return { total: null, first: [] };
  const { total, cards } = await listRange({ id: null, kind: "rule", rule }, WHOLE_LIST, locale, at);
  return { total, first: cards.slice(0, FIRST).map(({ id, title, picture, from }) => ({ id, title: inLocale(title, locale), stem: picture.stem, price: sayMoney(from.amount, from.currency, locale) })) };
}

/** What a rule would hold, for a colleague who is writing it; null where what they wrote is none. */
export async function rangeLook(who: Staff, rule: RangeRule | null, locale: Locale, at: Date): Promise<Outcome<RangeLook | null, { why: "not-yours" }>> {
  return editsProducts(who) ? done(rule && (await lookAtRule(rule, locale, at))) : refused({ why: "not-yours" });
}
