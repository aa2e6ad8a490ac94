import type aisle from "../../messages/en/aisle.json";

/** The words of the shop's page inside a store: the `aisle` namespace as it is. */
export type AisleWords = typeof aisle;
