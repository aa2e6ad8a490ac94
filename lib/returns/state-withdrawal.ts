import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { orders, withdrawals } from "@/db/schema/all";
import { readShortCode } from "@/lib/core/code";
import { isId, newId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { Email, PersonName } from "@/lib/customers/rules";
import { record } from "@/lib/events/record";
import type { Stated, Withdrawal, WithdrawalId } from "./types";

export const StateWithdrawal = z.object({
  /** Made with the form, so that a second press or a reloaded page states nothing anew. */
  statement: z.string().refine(isId).transform((id) => id as WithdrawalId),
  name: PersonName,
  /** Whatever names the contract to the consumer; an order number is only the easiest. */
  contract: z.string("required").transform((t) => t.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim()).pipe(z.string().min(1, "required").max(200, "too-long")),
  email: Email,
});

/**
 * Takes a consumer's statement of withdrawal (Directive 2011/83/EU article 11a, Codice del consumo article 54-bis): kept as it
 * was sent, whatever it says; the acknowledgement follows from the fact. Answers the same for orders that exist and that
 * don't. May be repeated: one form, one statement.
 */
export function stateWithdrawal(who: Shopper, input: z.output<typeof StateWithdrawal>): Promise<Outcome<Stated, never>> {
  return atomically(async (tx) => {
    const { statement, ...said } = input;
    const [earlier] = await tx.select().from(withdrawals).where(eq(withdrawals.id, statement));
    if (earlier && earlier.name === said.name && earlier.contract === said.contract && earlier.email === said.email) return done(toldOf(earlier));

    const number = numberIn(said.contract);
    const [order] = number ? await tx.select({ id: orders.id }).from(orders).where(eq(orders.number, number)) : [];
    const id = earlier ? newId<"withdrawal">() : statement;
    const stated: Withdrawal = { id, ...said, orderId: order?.id ?? null, locale: who.locale, statedAt: new Date() };
    const written = await tx.insert(withdrawals).values(stated).onConflictDoNothing().returning({ id: withdrawals.id });
    if (written.length > 0) await record(tx, who, { is: "withdrawal.stated", withdrawalId: id });
    return done(toldOf(stated));
  });
}

/** The order number that a consumer's words hold, wherever it stands in them. */
const numberIn = (words: string): string | null =>
  Array.from(words.matchAll(/(?=\b([0-9A-Z]{4}[ -]?[0-9A-Z]{4})\b)/gi), ([, found = ""]) => readShortCode(found)).find((number) => number !== null) ?? null;

/** What the consumer is told: nothing that shows whether the order exists. */
const toldOf = ({ name, contract, email, statedAt }: Withdrawal): Stated => ({ name, contract, email, statedAt });
