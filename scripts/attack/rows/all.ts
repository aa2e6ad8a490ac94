import type { Chance } from "../random";
import type { Area } from "../types";
import { aisle } from "./aisle";
import { care } from "./care";
import { cart } from "./cart";
import { checkout } from "./checkout";
import { claims } from "./claims";
import { codes } from "./codes";
import { counter } from "./counter";
import { drawer } from "./drawer";
import { fuzz } from "./fuzz";
import { headers } from "./headers";
import { labels } from "./labels";
import { machines } from "./machines";
import { office } from "./office";
import { orders } from "./orders";
import { origins } from "./origins";
import { people } from "./people";
import { receipts } from "./receipts";
import { search } from "./search";
import { staff } from "./staff";
import { till } from "./till";
import { urls } from "./urls";
import { wallets } from "./wallets";
import { wire } from "./wire";

/** What is tried, apart from what chance adds. Whoever adds a route, a page or an action adds its rows to one of these (CONTRIBUTING.md). */
export const WRITTEN: readonly Area[] = [urls, headers, origins, wire, cart, checkout, wallets, people, orders, office, staff, drawer, counter, till, labels, receipts, machines, search, aisle, codes, claims, care];
export const areasFor = (chance: Chance): readonly Area[] => [...WRITTEN, fuzz(chance)];
