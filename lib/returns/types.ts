import type { Id, OrderId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";

export type WithdrawalId = Id<"withdrawal">;

/** A consumer's statement of withdrawal, as it was sent. */
export type Withdrawal = {
  readonly id: WithdrawalId;
  readonly orderId: OrderId | null; // null: the number named no order of ours
  readonly name: string;
  readonly contract: string;
  readonly email: string;
  readonly locale: Locale;
  readonly statedAt: Date;
};
/** A statement as its sender is told of it. */
export type Stated = Pick<Withdrawal, "name" | "contract" | "email" | "statedAt">;
