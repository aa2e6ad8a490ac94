import "server-only";
import type { Shopper, Staff } from "@/lib/core/who";
import { findShopper } from "./shopper";
import { findStaff } from "./staff";

/** Who may call an entrance: anybody in the shop, somebody with an account, a colleague. */
export type People = { shopper: Shopper; customer: Customer; staff: Staff };
export type Customer = Shopper & { readonly customerId: NonNullable<Shopper["customerId"]> };

const find: { [K in keyof People]: () => Promise<People[K] | null> } = {
  shopper: () => findShopper(),
  customer: async () => {
    const shopper = await findShopper();
    return shopper.customerId ? { ...shopper, customerId: shopper.customerId } : null;
  },
  staff: () => findStaff(),
};

/** Finds who is asking, or `null` when the entrance is not for them. */
export const findWho = <K extends keyof People>(kind: K): Promise<People[K] | null> => find[kind]();
