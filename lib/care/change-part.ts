import "server-only";
import { z } from "zod";
import { type FulfilmentId, isId, type LocationId } from "@/lib/core/id";
import { type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { collectAt, type NotElsewhere } from "@/lib/fulfilment/collect-elsewhere";
import { type NotDelivered, sendInstead } from "@/lib/fulfilment/deliver-instead";
import { lockOwnPart } from "@/lib/fulfilment/lock-own-part";
import { unlessGone } from "@/lib/fulfilment/take-over";
import { dropPart, type PartNotCancelled } from "@/lib/payments/cancel-part";
import { changePart, type NotChanged } from "@/lib/payments/change-way";
import { Act, actFor, type NotActed } from "./act-for";

export const ChangePart = Act.extend({
  fulfilmentId: z.string().refine(isId).transform((id) => id as FulfilmentId),
  /** A store, by its id; a parcel; or the money back. */
  to: z.union([z.literal(["parcel", "money"]), z.string().refine(isId).transform((id) => id as LocationId)], "choose"),
});
export type NotForThem = NotActed | NotElsewhere | NotDelivered | NotChanged | PartNotCancelled;

/**
 * Customer service changes how its customer gets a part of an order: collected in another store, by a parcel, or not at all, for its money. What its customer
 * may do on the order's page, and no more: before the picking begins, or while they are asked about what could not be found.
 */
export const changeForThem = (who: Staff, { fulfilmentId, to, ...act }: z.output<typeof ChangePart>): Promise<Outcome<null, NotForThem>> =>
  unlessGone(
    actFor<NotForThem>(who, act, to === "money" ? "dropped" : "moved", async (tx) => {
      const found = await lockOwnPart(tx, who, { fulfilmentId, code: null }, "care");
      if (!found.ok || found.value.orderId !== act.orderId) return refused({ why: "unknown-part" });
      const part = found.value;
      if (to === "money") return dropPart(tx, who, part);
      if (part.state === "asked") return to === "parcel" ? sendInstead(tx, who, part, null) : collectAt(tx, who, part, to);
      return changePart(tx, who, part, to === "parcel" ? { kind: "deliver", address: null } : { kind: "collect", locationId: to });
    }),
  );
