import { AISLE } from "./aisle";
import { CARE } from "./care";
import { CLAIMS } from "./claims";
import { CODES } from "./codes";
import { DOCUMENTS } from "./documents";
import { IMPORTS } from "./imports";
import { LABELS } from "./labels";
import { DRAWERS } from "./drawers";
import { LISTS } from "./lists";
import { MESSAGES } from "./messages";
import { MONEY } from "./money";
import { ORDERS } from "./orders";
import { PEOPLE } from "./people";
import { PROMISES } from "./promises";
import { STOCK } from "./stock";
import { RETURNS } from "./returns";
import type { Invariant } from "./types";
import { WALLETS } from "./wallets";

/** Everything that is always true, by area. An open list: whoever adds a table adds its rows. */
export const AREAS: Readonly<Record<string, readonly Invariant[]>> = { stock: STOCK, orders: ORDERS, promises: PROMISES, money: MONEY, documents: DOCUMENTS, codes: CODES, wallets: WALLETS, drawers: DRAWERS, returns: RETURNS, claims: CLAIMS, care: CARE, imports: IMPORTS, lists: LISTS, labels: LABELS, people: PEOPLE, messages: MESSAGES, aisle: AISLE };
export const INVARIANTS: readonly Invariant[] = Object.values(AREAS).flat();
