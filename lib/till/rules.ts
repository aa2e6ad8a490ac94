import { type Currency, type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";

/** What a country says of cash: the smallest coin that is still struck, the sum from which cash is forbidden, and the largest note that a till takes. */
export type CashRule = { readonly coin: number; readonly below: Minor | null; readonly note: Minor | null };
/**
 * Italy strikes no 1 and 2 cent coins: what is paid wholly in cash is rounded to the nearest five cents, for all purposes (D.L. 50/2017
 * article 13-quater, 2). Cash of 5,000 euro and more may not change hands (D.Lgs. 231/2007 article 49, 3-bis, as amended by L. 197/2022
 * article 1, 384, from 1 January 2023). Notes of 500 euro are no longer issued but stay legal tender, and large notes are to be accepted; a
 * shop may refuse one in good faith, where it is out of proportion to what is paid (Recommendation 2010/191/EU, 3): so not the note is
 * refused but a sale of which 200 euro or more would go back.
 */
const CASH: Readonly<Record<string, Partial<Record<Currency, CashRule>>>> = { IT: { EUR: { coin: 5, below: minorOf(500_000), note: minorOf(20_000) } } };
const PLAIN: CashRule = { coin: 1, below: null, note: null };
export const cashRuleOf = (country: string, currency: Currency): CashRule => CASH[country]?.[currency] ?? PLAIN;

/** An amount to the nearest coin; halfway goes up. */
export const toCoins = (amount: Minor, coin: number): Minor => minorOf(Math.floor((2 * amount + coin) / (2 * coin)) * coin);

export type Payment = { readonly tender: "cash"; readonly given: Minor } | { readonly tender: "card-present"; readonly amount: Minor; readonly slip: string };
/** What a sale takes: each card's slip, the share that cash pays, what is put down and given back, and what coins made more or less of it. */
export type Taken = { readonly cards: readonly Extract<Payment, { tender: "card-present" }>[]; readonly cash: Minor; readonly given: Minor; readonly change: Minor; readonly rounding: Minor };
export type NotSummed = { why: "too-much"; due: Minor } | { why: "not-enough"; due: Minor } | { why: "cash-limit"; below: Minor } | { why: "note-too-large"; note: Minor };

/**
 * Whether what was taken pays what is due, to the cent: cards never more than that, cash the rest, at least. Cash is rounded to coins
 * only where it pays `all` of the sale. Refuses `note-too-large` where as much would go back as the largest note that is taken.
 */
export function splitTenders(due: Minor, payments: readonly Payment[], rule: CashRule, all: boolean): Outcome<Taken, NotSummed> {
  const cards = payments.filter((p) => p.tender === "card-present");
  const given = sum(payments.map((p) => (p.tender === "cash" ? p.given : ZERO)));
  const cash = minorOf(due - sum(cards.map((p) => p.amount)));
  if (cash < 0 || (cash === 0 && given > 0) || cards.some((p) => p.amount <= 0)) return refused({ why: "too-much", due });
  const owed = all && cards.length === 0 ? toCoins(cash, rule.coin) : cash;
  if (given < owed) return refused({ why: "not-enough", due: minorOf(owed - given) });
  if (rule.below !== null && owed >= rule.below) return refused({ why: "cash-limit", below: rule.below });
  const change = minorOf(given - owed);
  if (rule.note !== null && change >= rule.note) return refused({ why: "note-too-large", note: rule.note });
  return done({ cards, cash, given, change, rounding: minorOf(owed - cash) });
}

/** The same code again within this many milliseconds is one scan: a scanner bounced. A person's hand is slower. */
export const BOUNCE_MS = 50;
export const isBounce = (code: string, at: number, last: { readonly code: string; readonly at: number } | null): boolean => last !== null && last.code === code && at - last.at < BOUNCE_MS;

/** Notes and coins that somebody is likely to put down for an amount: exactly, then rounded up to what purses hold; at most four. */
export function likelyCash(due: Minor, rule: CashRule): readonly Minor[] {
  const exact = toCoins(due, rule.coin);
  const up = [500, 1_000, 2_000, 5_000, 10_000, 20_000].map((note) => minorOf(Math.ceil(exact / note) * note)).filter((sum) => sum > exact && (rule.note === null || sum - exact < rule.note));
  return [exact, ...[...new Set(up)].toSorted((a, b) => a - b).slice(0, 3)];
}
