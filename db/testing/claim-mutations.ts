import type { Mutation } from "./mutations";

const FAULTY = "{faultyNumber} (claim {replaced})";
/** Claims broken on purpose (mutations.ts). */
export const CLAIM_MUTATIONS: readonly Mutation[] = [
  ["S14", "another piece was given, and none left the shelf", ["delete from stock_movements where kind = 'claim'", "update stock_levels set on_hand = on_hand + 1, damaged = damaged - 1 where variant_id = '{vase}' and location_id = '{place}'"], FAULTY],
  ["S14", "a piece left the shelf for a claim that is none", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, damaged_by, cause, actor) values ('{place}', '{lamp}', 'claim', -1, 1, 'claim:{spare}', 'staff:other')", "update stock_levels set on_hand = on_hand - 1, damaged = damaged + 1 where variant_id = '{lamp}' and location_id = '{place}'"], "claim:{spare}"],
  ["R10", "a claim stands where no step left it", ["update claims set state = 'repair' where id = '{reduced}'"], "{faultyNumber} (claim {reduced})"],
  ["R10", "it was ready before it was repaired", ["insert into claim_steps (id, claim_id, position, step, location_id, actor) values ('{spare}', '{replaced}', 1, 'ready', '{place}', 'staff:other')", "update claims set state = 'ready' where id = '{replaced}'"], FAULTY],
  ["R10", "it was refunded by nothing that came back", ["update claim_steps set step = 'refund', return_id = '{returned}', amount = 0 where claim_id = '{reduced}'", "update claims set state = 'refund' where id = '{reduced}'", "update refunds set reason = 'goodwill' where reason = 'reduction'"], "{faultyNumber} (claim {reduced})"],
  ["R10", "nobody reported it", ["update claims set actor = '' where id = '{replaced}'"], FAULTY],
  ["R11", "a price was lowered by more than went back", ["update claim_steps set amount = amount + 1 where claim_id = '{reduced}'"], "{faultyNumber}"],
  ["R11", "a line gives back more than it cost", ["update claim_steps set amount = 1000000 where claim_id = '{reduced}'", "update refunds set reason = 'goodwill' where reason = 'reduction'"], "{faultyNumber}"],
  ["CA1", "credit was promised and never given", ["insert into care_credits (id, order_id, customer_id, amount, currency, reason, actor) values ('{spare}', '{faulty}', '{customer}', 100, 'EUR', 'prova', 'staff:other')"], "{faultyNumber} (credit {spare})"],
  ["CA1", "more was given than there is for one order", ["insert into care_credits (id, order_id, customer_id, amount, currency, reason, actor) values ('{spare}', '{faulty}', '{customer}', 2001, 'EUR', 'prova', 'staff:other')"], "{faultyNumber}"],
];
