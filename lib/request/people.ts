import "server-only";
import type { Shopper, Staff } from "@/lib/core/who";
import type { Owner } from "@/lib/customers/types";
import { findShopper, findVisitorHere, localeOfPage, shopperOf } from "./shopper";
import { findStaff } from "./staff";

/** Who may call an entrance: anybody in the shop, somebody with an account, a colleague. */
export type People = { shopper: Shopper; customer: Customer; staff: Staff };
export type Customer = Shopper & Owner;

const find: { [K in keyof People]: () => Promise<People[K] | null> } = {
  shopper: () => findShopper(),
  customer: async () => {
    const [visitor, locale] = await Promise.all([findVisitorHere(), localeOfPage()]);
    const { customerId, sessionId } = visitor;
    return customerId && sessionId ? { ...shopperOf(visitor, locale), customerId, sessionId } : null;
  },
  staff: () => findStaff(),
};

/** Finds who is asking, or `null` when the entrance is not for them. */
export const findWho = <K extends keyof People>(kind: K): Promise<People[K] | null> => find[kind]();
