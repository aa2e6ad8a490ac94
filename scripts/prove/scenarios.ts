import { aisle } from "./scenarios/aisle";
import { claims } from "./scenarios/claims";
import { coupon } from "./scenarios/coupons";
import { exchanges } from "./scenarios/exchanges";
import { flashSale } from "./scenarios/flash-sale";
import { lastGiftCardEuro } from "./scenarios/last-euro";
import { lastPiece } from "./scenarios/last-piece";
import { lastWindow } from "./scenarios/last-window";
import { managersWord } from "./scenarios/managers-word";
import { allPairs } from "./scenarios/pairs";
import { queueNews } from "./scenarios/queue-news";
import { randomCarts } from "./scenarios/random-carts";
import { returnsAtCounters } from "./scenarios/returns";
import { steadyOverHttp, steadyVerbs } from "./scenarios/steady";
import { sweeperAgainstSettle } from "./scenarios/sweeper";
import { tillLines } from "./scenarios/till-lines";
import { tills } from "./scenarios/tills";
import type { Scenario } from "./types";

/** What `npm run prove` tries on a shop of its own. An open list: whoever adds a verb adds it to one of these. */
export const SCENARIOS: readonly Scenario[] = [lastPiece, lastWindow, coupon, lastGiftCardEuro, sweeperAgainstSettle, allPairs, aisle, managersWord, tills, returnsAtCounters, claims, exchanges, randomCarts, flashSale];
/** What `npm run bench` measures: goals and all. */
export const BENCHES: readonly Scenario[] = [flashSale, steadyOverHttp, steadyVerbs, queueNews, tillLines];
