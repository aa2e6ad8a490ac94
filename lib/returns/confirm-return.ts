import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import { done } from "@/lib/core/outcome";
import { placesOf } from "@/lib/locations/reads";
import { returnTaken } from "@/lib/messages/templates/return-taken";
import { writeMessage } from "@/lib/messages/write-message";
import { orderById } from "@/lib/orders/reads";
import { returnToTell } from "./counter/reads";
import type { ReturnId } from "./counter/types";

/** Tells the customer what came back, what of it was accepted and what not and why, and what goes back to them; nothing to who left no address, or of a gift that came back. May be repeated: one return, one letter. */
export async function confirmReturn(returnId: ReturnId): Promise<void> {
  const taken = await returnToTell(returnId);
  const order = taken && (await orderById(taken.orderId));
  if (!taken || !order) throw new Error(`return ${returnId} or its order is not there`);
  if (taken.gift) return;
  const [place] = await placesOf([taken.locationId]);
  const mail = await returnTaken({ order, taken, byParcel: place?.kind === "warehouse", code: signCode("order", order.id), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `return-taken:${returnId}`, kind: "return-taken", locale: order.locale, recipient: order.contact.email, orderId: order.id })));
}
