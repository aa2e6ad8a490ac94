import "server-only";
import { AddressInput } from "@/lib/checkout/rules";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { type AddressNotChanged, changeAddress } from "@/lib/orders/change-address";
import { Act, actFor, type NotActed } from "./act-for";

export const ChangeAddress = Act.extend(AddressInput.shape);

/** Customer service changes where an order's parcels go, before one is packed; its customer has a letter that says where. Refuses `nothing-to-send`, and `too-late`. */
export const changeAddressForThem = (who: Staff, { actId, orderId, reason, ...address }: z.output<typeof ChangeAddress>): Promise<Outcome<null, NotActed | AddressNotChanged>> =>
  actFor<AddressNotChanged>(who, { actId, orderId, reason }, "address", (tx) => changeAddress(tx, orderId, address));
