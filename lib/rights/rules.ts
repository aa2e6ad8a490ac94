import { sayLongDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import { type Period, isOver, lastLegalDay, lastDay, onDay } from "./days/rules";
import { policyOn, termsFor } from "./policy/rules";
import type { StorePolicy } from "./policy/types";
import type { Answer, Because, Bought, BoughtLine, GuaranteeAnswer, LineRights, OrderRights, Override, Pieces, PolicyAnswer, Right } from "./types";

/** Days in which a contract at a distance may be withdrawn from (Directive 2011/83/EU article 9(1); Codice del consumo article 52(1)). */
export const WITHDRAWAL_DAYS = 14;
/** How much longer for somebody who was not told of the right (Directive 2011/83/EU article 10(1); Codice del consumo article 53(1)). */
const UNTOLD: Period = { months: 12 };
/** How long the seller answers for what doesn't conform (Directive (EU) 2019/771 article 10(1); Codice del consumo article 133(1)). */
const GUARANTEE_MONTHS = 24;
/** How much longer once it was repaired (Directive (EU) 2024/1799 article 16, as 2019/771 article 10(2a)): this shop does so already. */
const REPAIRED_MONTHS = 12;
/** In which a defect is presumed to have been there (2019/771 article 11(1); Codice del consumo article 135(1)), and after which no court hears of it (article 133(3)). */
const [PRESUMED, CLAIM]: readonly [Period, Period] = [{ months: 12 }, { months: 26 }];

/** `longer`: than it is for who was told before the contract. */
type Ends = { readonly until: Date | null; readonly longer: boolean };
type Clock = { readonly now: Date; readonly timeZone: string };

/**
 * Which rights a purchase gives at a moment, line by line and in all, each with its days and the reason. A piece that isn't known to
 * have been received has begun no period: what is unknown counts in the customer's favour. `policy`: the shop's own, as it was on the day of the purchase.
 */
export function rightsOf(bought: Bought, now: Date, timeZone = "Europe/Rome", policy: StorePolicy = policyOn(bought.madeAt ?? now)): OrderRights {
  const clock = { now, timeZone };
  const ends = withdrawalEnds(bought, timeZone);
  const lines = bought.lines.flatMap((line): LineRights[] => {
    const pieces = countOf(line);
    if (pieces.bought === pieces.cancelled) return [];
    const withdrawal = withdrawalFrom(bought, line, pieces, ends, clock);
    const ours = policyFor(bought, line, pieces, policy, clock);
    return [{ position: line.position, pieces, withdrawal, policy: ours, guarantee: guaranteeOf(bought, line, pieces, clock), backUnder: withdrawal.yes ? "withdrawal" : ours.yes ? "policy" : null }];
  });
  const inAll = (right: Right) => together(right, bought, lines.map((line) => line[right]));
  return { lines, order: { withdrawal: inAll("withdrawal"), policy: inAll("policy"), guarantee: inAll("guarantee") } };
}

function countOf({ lots, returned }: BoughtLine): Pieces {
  const count = (of: (lot: BoughtLine["lots"][number]) => boolean) => lots.filter(of).reduce((all, lot) => all + lot.quantity, 0);
  const [bought, cancelled, received] = [count(() => true), count((lot) => lot.cancelled), count((lot) => !lot.cancelled && lot.receivedAt !== null)];
  return { bought, cancelled, received, coming: bought - cancelled - received, returned, left: bought - cancelled - returned };
}

/** When the last of some pieces was received; null while one of them wasn't, or nobody knows, and where there is none. */
function lastReceived(lines: readonly BoughtLine[]): Date | null {
  const lots = lines.flatMap((line) => line.lots.filter((lot) => !lot.cancelled));
  const times = lots.map((lot) => lot.receivedAt?.getTime() ?? Number.NaN);
  return times.length === 0 || times.some(Number.isNaN) ? null : new Date(Math.max(...times));
}

/**
 * The last day to withdraw: fourteen days from when the last thing of the order was received, also one that is excluded itself (article
 * 9(2)(b)(i) and (ii)); who was told late has fourteen days from then, who never was twelve months more (article 10). Null while not all of it was received.
 */
function withdrawalEnds({ lines, told }: Bought, timeZone: string): Ends {
  const last = lastReceived(lines);
  if (!last) return { until: null, longer: false };
  const end = lastLegalDay(last, { days: WITHDRAWAL_DAYS }, timeZone);
  if (told === undefined) return { until: end, longer: false };
  const longest = lastLegalDay(end, UNTOLD, "UTC");
  const fromThen = told === "never" ? longest : lastLegalDay(told, { days: WITHDRAWAL_DAYS }, timeZone);
  const until = fromThen < end ? end : fromThen > longest ? longest : fromThen;
  return { until, longer: until > end };
}

const no = (right: Right, because: Because, more: Partial<Answer> = {}): Answer => ({ right, yes: false, from: null, until: null, because, reason: null, days: right === "withdrawal" ? WITHDRAWAL_DAYS : 0, ...more });
/** A right that is there, to come or over, by its last day. */
const by = (right: Right, from: Date | null, until: Date | null, { now, timeZone }: Clock, days: number): Answer => {
  const over = until !== null && isOver(until, now, timeZone);
  return { right, yes: !over, from, until, because: over ? "over" : until ? "open" : "to-come", reason: null, days };
};

function withdrawalFrom({ contract, madeAt }: Bought, { exclusion }: BoughtLine, { left }: Pieces, { until, longer }: Ends, clock: Clock): Answer {
  if (!madeAt) return no("withdrawal", "not-bought");
  if (contract !== "distance") return no("withdrawal", contract); // Directive 2011/83/EU article 2(7): made wholly at a distance
  if (exclusion) return no("withdrawal", "excluded", { reason: exclusion }); // article 16; Codice del consumo article 59
  if (left <= 0) return no("withdrawal", "nothing-left");
  const answer = by("withdrawal", onDay(madeAt, clock.timeZone), until, clock, WITHDRAWAL_DAYS); // from the contract on: nobody has to wait for the parcel
  return longer && answer.because === "open" ? { ...answer, because: "told-late" } : answer;
}

/** The shop's own promise for a line, and what a colleague would have to set aside where it says no. */
function policyFor({ madeAt }: Bought, line: BoughtLine, { left }: Pieces, policy: StorePolicy, clock: Clock): PolicyAnswer {
  const terms = termsFor(policy, line.category);
  const last = lastReceived([line]);
  const until = last && lastDay(last, { days: terms.windowDays }, clock.timeZone);
  const answer = by("policy", last && onDay(last, clock.timeZone), until, clock, terms.windowDays);
  const excluded = line.exclusion !== null && !policy.excludedToo;
  const overrides: Override[] = [...(excluded ? ["exclusion" as const] : []), ...(terms.never ? ["category" as const] : []), ...(terms.windowDays === 0 || !answer.yes ? ["window" as const] : [])];
  const told = (said: Answer, set: readonly Override[] = []): PolicyAnswer => ({ ...said, days: terms.windowDays, overrides: set, condition: terms.condition, feeBasisPoints: terms.feeBasisPoints });
  if (!madeAt) return told(no("policy", "not-bought"));
  if (left <= 0) return told(no("policy", "nothing-left"));
  if (excluded) return told(no("policy", "excluded", { reason: line.exclusion, until }), overrides); // until: for a colleague who sets it aside
  if (terms.never) return told(no("policy", "never", { reason: terms.never, until }), overrides);
  if (terms.windowDays === 0) return told(no("policy", "none"), overrides);
  return told(answer, overrides);
}

function guaranteeOf({ madeAt }: Bought, line: BoughtLine, { left }: Pieces, clock: Clock): GuaranteeAnswer {
  const last = lastReceived([line]); // pieces look alike: each counts from the last
  const after = (period: Period) => last && lastLegalDay(last, period, clock.timeZone);
  const told = (answer: Answer): GuaranteeAnswer => ({ ...answer, presumedUntil: answer.yes ? after(PRESUMED) : null, claimUntil: answer.because === "nothing-left" ? null : after(CLAIM) });
  if (!madeAt) return told(no("guarantee", "not-bought"));
  if (left <= 0) return told(no("guarantee", "nothing-left"));
  return told(by("guarantee", last && onDay(last, clock.timeZone), after({ months: GUARANTEE_MONTHS + (line.repaired ? REPAIRED_MONTHS : 0) }), clock, 0));
}

/** One right of a whole order: there where one of its lines has it, until the last of their days; else over, or for the reason of the first. */
function together(right: Right, { madeAt, contract }: Bought, answers: readonly Answer[]): Answer {
  const [first, ...rest] = [answers.filter((one) => one.yes), answers.filter((one) => one.because === "over"), answers].find((some) => some.length > 0) ?? [];
  if (!first) return no(right, madeAt ? (right === "withdrawal" && contract !== "distance" ? contract : "nothing-left") : "not-bought");
  return rest.reduce((a, b) => (a.until !== null && (b.until === null || b.until > a.until) ? b : a), first);
}

/** Why a thing comes back for no reason at all, or why it doesn't: by the shop's own promise, by the law where only that is left, else why not. */
export const whyBack = ({ withdrawal, policy }: LineRights): Answer => (!policy.yes && withdrawal.yes ? withdrawal : policy);

/** An answer in a sentence, by the words of its right and reason. `t`: of the namespace `rights` for customers, `staff-rights` for colleagues. */
export const sayRight = ({ right, because, until, reason, days, ...more }: Answer | PolicyAnswer, t: Wording, locale: Locale): string =>
  t(`because.${right}.${because}`, { days, day: until ? sayLongDay(until, locale, "UTC") : "", reason: reason ? inLocale(reason, locale) : "", kept: "feeBasisPoints" in more ? more.feeBasisPoints / 100 : 0 });

/** What each line of a purchase may do, in sentences that name the things they hold for, where they don't hold for all alike; an empty one isn't said. */
export function sayLines<Line extends { readonly position: number }>({ lines }: OrderRights, all: readonly Line[], nameOf: (line: Line) => string, say: (rights: LineRights) => string): string[] {
  const said = [...Map.groupBy(lines, say)];
  if (said.length === 1) return said.flatMap(([sentence]) => sentence || []);
  return said.flatMap(([sentence, its]) => (sentence === "" ? [] : `${its.flatMap(({ position }) => all.filter((line) => line.position === position).map(nameOf)).join(", ")} · ${sentence}`));
}

/** All that a receipt says of rights: withdrawal where there is one, what may come back, how long the guarantee lasts. */
export function sayRights<Line extends { readonly position: number }>(rights: OrderRights, all: readonly Line[], nameOf: (line: Line) => string, t: Wording, locale: Locale): string[] {
  const { withdrawal } = rights.order;
  const lines = (of: (line: LineRights) => Answer) => sayLines(rights, all, nameOf, (line) => sayRight(of(line), t, locale));
  return [...(withdrawal.yes ? [sayRight(withdrawal, t, locale)] : []), ...lines(whyBack), ...lines(({ guarantee }) => guarantee)];
}
