import type { Minor } from "@/lib/core/money";

/** What a code gives and when. */
export type CodeTerms = {
  /** What it is for, for colleagues. */
  readonly name: string;
  readonly kind: "percent" | "amount";
  /** Basis points, or minor units. */
  readonly value: number;
  /** Goods value from which it counts. */
  readonly minimum: Minor;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly maxUses: number | null;
  /** What it may give away in all; null: no end to it. */
  readonly budget: Minor | null;
  readonly oncePerCustomer: boolean;
};
