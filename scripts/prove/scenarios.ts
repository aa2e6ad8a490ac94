import { coupon } from "./scenarios/coupons";
import { lastGiftCardEuro } from "./scenarios/last-euro";
import { lastPiece } from "./scenarios/last-piece";
import { allPairs } from "./scenarios/pairs";
import { randomCarts } from "./scenarios/random-carts";
import { sweeperAgainstSettle } from "./scenarios/sweeper";
import type { Scenario } from "./types";

/** What `npm run prove` tries on a shop of its own, without a browser's door. An open list: whoever adds a verb adds it to one of these. */
export const SCENARIOS: readonly Scenario[] = [lastPiece, coupon, lastGiftCardEuro, sweeperAgainstSettle, allPairs, randomCarts];
