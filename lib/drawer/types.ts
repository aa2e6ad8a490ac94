import type { CashSessionId, Id, LocationId, TillId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Tender } from "@/lib/payments/types";

/** A counter of a store, with its drawer as it stands. */
export type Till = {
  readonly id: TillId;
  readonly locationId: LocationId;
  readonly number: number;
  readonly name: string;
  readonly readerRef: string | null;
  /** The session that runs in its drawer; null: closed. */
  readonly session: { readonly id: CashSessionId; readonly openedBy: string; readonly openedAt: Date } | null;
};

/** At which till a browser stands, as far as anybody can tell (rules.ts). */
export type Standing = { readonly is: "at"; readonly till: Till } | { readonly is: "which" } | { readonly is: "none" };

/** Many of one kind: how many, and what they sum to. */
export type Sum = { readonly count: number; readonly amount: Minor };
export type SumBy = Sum & { readonly tender: Tender };
export type VatSum = { readonly rate: number; readonly gross: Minor; readonly vat: Minor };

/**
 * What happened at a till in a session, without what should lie in its drawer: who counts it must not know. Sales are the orders that
 * were paid there, by tender and by VAT rate; refunds what was given back there, whatever it had paid.
 */
export type Takings = {
  readonly currency: Currency;
  readonly sales: readonly SumBy[];
  readonly refunds: readonly SumBy[];
  readonly vat: readonly VatSum[];
  readonly orders: number;
  readonly receipts: { readonly first: string; readonly last: string } | null;
  readonly people: readonly ({ readonly name: string } & Sum)[];
  readonly noSales: number;
};
/** What went through the drawer itself. */
export type DrawerSums = { readonly float: Minor; readonly cashSales: Minor; readonly cashRefunds: Minor; readonly paidIn: Minor; readonly paidOut: Minor; readonly drops: Minor };
/** The day's report of a drawer, while it runs: for who may know what should be in it. */
export type XReport = Takings & { readonly drawer: DrawerSums; readonly expected: Minor };
/** The same as it was closed, for ever. */
export type ZReport = XReport & { readonly counted: Minor; readonly variance: Minor; readonly counts: number };

/** What a count found, for who closes by it; `isLate`: something moved since. */
export type Counting = { readonly id: Id<"cash-count">; readonly sessionId: CashSessionId; readonly counted: Minor; readonly expected: Minor; readonly variance: Minor; readonly limit: Minor; readonly isLate: boolean };

/** A session that is over, with its report. */
export type Closure = {
  readonly sessionId: CashSessionId;
  readonly till: number;
  readonly closure: number;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly closedAt: Date;
  readonly closedBy: string;
  readonly approvedBy: string | null;
  readonly note: string | null;
  readonly report: ZReport;
};
