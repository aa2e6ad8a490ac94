import "server-only";
import { atomically } from "@/db/atomically";
import { sender } from "@/lib/company/reads";
import { done } from "@/lib/core/outcome";
import { withdrawalReceived } from "@/lib/messages/templates/withdrawal-received";
import { writeMessage } from "@/lib/messages/write-message";
import { withdrawalById } from "./reads";
import type { WithdrawalId } from "./types";

/** Writes the acknowledgement of a statement to the address given in it. May be repeated: one statement, one letter. */
export async function acknowledgeWithdrawal(id: WithdrawalId): Promise<void> {
  const withdrawal = await withdrawalById(id);
  if (!withdrawal) throw new Error(`withdrawal ${id} is not there`);
  const mail = await withdrawalReceived({ withdrawal, from: await sender() });
  await atomically(async (tx) =>
    done(await writeMessage(tx, { ...mail, dedupe: `withdrawal-received:${id}`, kind: "withdrawal-received", locale: withdrawal.locale, recipient: withdrawal.email, ...(withdrawal.orderId ? { orderId: withdrawal.orderId } : {}) })),
  );
}
