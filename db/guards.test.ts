import { describe, expect, test } from "vitest";
import { aPlace } from "@/db/factories/locations";
import { after } from "./testing/backends";
import { APPENDED, DENIED, dies, FROZEN, order, vandal } from "./testing/vandal";

// The proof of "the database refuses": every invariant is broken on purpose, by the app's role inside atomically(), and again
// by the owner of the tables wherever a constraint or a trigger stands behind the rights. Money: db/guards-money.test.ts.

const { own, asApp, tryEach, here } = vandal();

const SCANNED = "insert into pick_scans (pick_id, order_line_id, actor) select k.id, l.id, k.actor from picks k, order_lines l where k.fulfilment_id = '{bagPart}' and l.order_id = '{bag}'";
const TAKEN_BACK = "insert into pick_scans (pick_id, order_line_id, actor, takes_back) select k.id, s.order_line_id, k.actor, s.id from pick_scans s join picks k on k.id = s.pick_id where k.fulfilment_id = '{bagPart}' and s.takes_back is null";
const transfer = (way: "out" | "in", pieces: number) => `insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('${way === "out" ? "{place}" : "{other}"}', '{lamp}', 'transfer-${way}', ${pieces}, 'transfer:1', 'job:test')`;

describe("stock", () => {
  tryEach([
    ["S1", "a movement is lost", ["delete from stock_movements where cause = 'hold:{paidHold}'"], DENIED, APPENDED],
    ["S1", "a movement is edited", ["update stock_movements set on_hand_by = 9 where cause = 'hold:{paidHold}'"], DENIED, APPENDED],
    ["S1", "all movements are cleared away", ["truncate stock_movements cascade"], DENIED, APPENDED],
    ["S1", "a level is set by hand", ["update stock_levels set on_hand = 1000 where variant_id = '{lamp}'"], DENIED, null],
    ["S2", "more is held than there is", ["update stock_levels set held = on_hand + 1 where variant_id = '{lamp}'"], DENIED, /stock_levels_never_oversold/],
    ["S2", "more is sold than there is", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'sell', -1000, 'sale:1', 'job:test')"], /stock_levels_never_oversold/],
    ["S2", "pieces that are held are sold", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) select '{place}', '{lamp}', 'sell', -on_hand, 'sale:2', 'job:test' from stock_levels where variant_id = '{lamp}' and location_id = '{place}'"], /stock_levels_never_oversold/],
    ["S3", "pieces are held for nobody", ["insert into stock_movements (location_id, variant_id, kind, held_by, cause, actor) values ('{place}', '{lamp}', 'hold', 1, 'hold:nobody', 'job:test')"], /comes from a hold/],
    ["S3", "a hold's release is forged", ["insert into stock_movements (location_id, variant_id, kind, held_by, cause, actor) values ('{place}', '{lamp}', 'release', -1, 'hold:{paidHold}', 'job:test')"], /comes from a hold/],
    ["S3", "a hold's quantity is changed", ["update holds set quantity = 1 where id = '{paidHold}'"], DENIED, /keeps its line/],
    ["S4", "the same fact moves stock twice", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) select location_id, variant_id, kind, on_hand_by, cause, actor from stock_movements where variant_id = '{lamp}' and kind = 'receive'"], /stock_movements_once/],
    ["S4", "a closed hold is opened again", ["update holds set state = 'held', closed_at = null where id = '{sentHold}'"], /already fulfilled/],
    ["S4", "a closed hold is closed again", ["update holds set state = 'released' where id = '{sentHold}'"], /already fulfilled/],
    ["S4", "a hold begins closed", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, state, actor, closed_at) values ('{spare}', '{placedLine}', '{other}', '{lamp}', 1, 'fulfilled', 'guest', now())"], /no more|begins held/],
    ["S5", "a hold of an unpaid order is kept for ever", ["update holds set expires_at = null where id = '{placedHold}'"], /has an end/],
    ["S6", "a hold ends in a way that nobody knows", ["update holds set state = 'lost', closed_at = now() where id = '{paidHold}'"], /holds_state/],
    ["S6", "pieces leave for an order that is not paid", ["update holds set state = 'fulfilled', closed_at = now() where id = '{placedHold}'"], /pieces leave for paid orders/],
    ["S7", "a hold is deleted", ["delete from holds where id = '{paidHold}'"], DENIED, /closed, not deleted/],
    ["S10", "a transfer brings what it did not take", [transfer("out", -2), transfer("in", 3)], /more than it took/],
    ["S11", "a list says in stock what is not", ["update listed_variants set free_at = '{}' where variant_id = '{lamp}'"], DENIED, null],
    ["L5", "a movement is entered for yesterday", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor, at) values ('{place}', '{lamp}', 'receive', 1, 'receipt:1', 'job:test', now() - interval '1 day')"], /happens now/],
    ["A9", "a movement says nobody", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'receive', 1, 'receipt:1', '')"], /stock_movements_actor/],
    ["A9", "a hold says nobody", ["update holds set actor = 'me' where id = '{paidHold}'"], /holds_actor/],
    ["S10", "pieces are received that leave", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'receive', -1, 'receipt:1', 'job:test')"], /stock_movements_kind/],
  ]);
});

test("the first pieces of a thing at a place may come from two hands at once", async () => {
  const { id: place } = await aPlace();
  const receive = (hand: string) => `insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('${place}', '{vase}', 'receive', 1, 'receipt:${hand}', 'job:test')`;
  const second = await own.begin(async (tx) => {
    await tx`select set_config('unico.tx', '1', true)`;
    await tx.unsafe(here(receive("left")));
    const waiting = asApp([receive("right")]);
    await after(100);
    return () => waiting; // a promise that is returned as it is would be waited for
  });
  expect(await second()).toBe("accepted");
  expect(await own`select on_hand from stock_levels where location_id = ${place}`).toMatchObject([{ on_hand: 2 }]);
});

test("two places that book one delivery in at once bring no more than was sent", async () => {
  const { id: third } = await aPlace();
  const book = (place: string) => asApp([`insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('${place}', '{vase}', 'transfer-in', 2, 'transfer:2', 'job:test')`]);
  expect(await asApp(["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{vase}', 'transfer-out', -2, 'transfer:2', 'job:test')"])).toBe("accepted");
  expect((await Promise.all([book("{other}"), book(third)])).toSorted()).toEqual([expect.stringMatching(/more than it took/), "accepted"]);
});

describe("orders", () => {
  tryEach([
    ["O1", "its lines are more than its goods", order({ order: "o.goods - 1, o.discount, o.delivery, o.total - 1" }), /does not reconcile/],
    ["O1", "its parts charge more than its delivery", order({ parts: "charge + 1" }), /does not reconcile/],
    ["O1", "a line is added later", ["insert into order_lines select (jsonb_populate_record(l, jsonb_build_object('id', '{spare}', 'position', 9))).* from order_lines l where id = '{paidLine}'"], /written whole/],
    ["O1", "VAT is added later", ["insert into order_vat (order_id, rate, gross, vat) values ('{paid}', 400, 0, 0)"], /written whole/],
    ["O1", "its total is changed", ["update orders set total = total + 1, goods = goods + 1 where id = '{paid}'"], DENIED, FROZEN],
    ["O2", "a line's price is not of the list", order({ price: "'{spare}'" }), /price that is not in force/],
    ["O2", "a line's price is another's", order({ price: "(select id from prices where variant_id = '{vase}' limit 1)" }), /price that is not in force/],
    ["O2", "a line costs what its price does not say", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{journal}', '{lamp}', 'EUR', 999, 'regular', now(), 'test', 'job:test')", ...order({ price: "'{journal}'" })], /price that is not in force/],
    ["O2", "a line's price is changed", ["update order_lines set unit_amount = unit_amount + 1, total = total + quantity where id = '{paidLine}'"], DENIED, FROZEN],
    ["O2", "the accepted summary is changed", ["update orders set accepted_hash = 'another' where id = '{paid}'"], DENIED, FROZEN],
    ["O3", "it is paid without money", ["update orders set state = 'paid', paid_at = now() where id = '{placed}'"], /orders_paid/],
    ["O3", "a parcel leaves that is not paid", ["update fulfilments set state = 'planned' where id = '{placedPart}'", "update fulfilments set state = 'sent' where id = '{placedPart}'"], /once it is paid/],
    ["O4", "it dies and keeps the money", [...dies("paid")], /keeps money/],
    ["O5", "it dies and holds stock", ["update orders set state = 'expired', closed_at = now() where id = '{placed}'"], /dead and holds stock/],
    ["O5", "stock is held for a dead one", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, actor) values ('{spare}', '{deadLine}', '{other}', '{lamp}', 1, 'guest')"], /living order/],
    ["O6", "it holds nothing", order({ holds: "0" }), /does not hold/],
    ["O6", "it holds less than it promises", order({ holds: "1" }), /does not hold/],
    ["O6", "it holds more than its line", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, actor) values ('{spare}', '{paidLine}', '{other}', '{lamp}', 1, 'guest')"], /no more/],
    ["O6", "it holds another thing", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, actor) values ('{spare}', '{paidLine}', '{other}', '{vase}', 1, 'guest')"], /of its thing/],
    ["O6", "a living one loses its pieces", ["update holds set state = 'released', closed_at = now() where id = '{paidHold}'"], /keeps its pieces/],
    ["O6", "a line is served by no part", order({ covered: "0", holds: "0" }), /no part serves/],
    ["O7", "what came back is set by hand", ["update order_lines set returned = fulfilled + 1 where id = '{paidLine}'"], DENIED, /counted, not set/],
    ["O7", "more leaves than was bought", ["update order_lines set fulfilled = quantity + 1 where id = '{paidLine}'"], /order_lines_progress/],
    ["O6", "a part is cancelled and keeps its pieces", ["update fulfilments set state = 'cancelled' where id = '{paidPart}'"], /without its pieces/],
    ["O6", "a part leaves and its pieces stay", ["update fulfilments set state = 'sent' where id = '{paidPart}'", "update order_lines set fulfilled = quantity where id = '{paidLine}'", "update orders set state = 'fulfilled' where id = '{paid}'"], /without its pieces/],
    ["O6", "pieces leave and their part stays", ["update holds set state = 'fulfilled', closed_at = now() where id = '{paidHold}'"], /without its pieces/],
    ["O7", "a piece is counted as served that is still here", ["update order_lines set fulfilled = 1 where id = '{paidLine}'"], /its parts have not/],
    ["O7", "a part leaves and nobody counts it", ["update fulfilments set state = 'sent' where id = '{paidPart}'", "update holds set state = 'fulfilled', closed_at = now() where id = '{paidHold}'", "update orders set state = 'fulfilled' where id = '{paid}'"], /its parts have not/],
    ["O16", "it is served and its parts are not", ["update orders set state = 'fulfilled' where id = '{paid}'"], /and its parts are/],
    ["O16", "its parts are served and it is not", ["update fulfilments set state = 'sent' where id = '{paidPart}'", "update holds set state = 'fulfilled', closed_at = now() where id = '{paidHold}'", "update order_lines set fulfilled = quantity where id = '{paidLine}'"], /and its parts are/],
    ["O8", "a dead one lives again", ["update orders set state = 'placed' where id = '{dead}'"], /not in order_transitions/],
    ["O8", "a served one is cancelled", ["update orders set state = 'cancelled' where id = '{sent}'"], /not in order_transitions/],
    ["O8", "it says paid on a day when it was not", ["update orders set paid_at = now() - interval '1 day' where id = '{paid}'"], /belong to its steps/],
    ["O8", "it begins with a day of payment", order({ dates: "now()" }), /begins placed/],
    ["O8", "the table of steps is changed", ["insert into order_transitions values ('expired', 'placed')"], DENIED, null],
    ["O8", "another table of steps is put before it", ["create temporary table order_transitions (\"from\" text, \"to\" text)", "insert into pg_temp.order_transitions values ('expired', 'placed')", "update orders set state = 'placed' where id = '{dead}'"], DENIED, /not in order_transitions/],
    ["O8", "its history is edited", ["update order_history set \"to\" = 'paid' where order_id = '{dead}'"], DENIED, APPENDED],
    ["O8", "its history is invented", ["insert into order_history (order_id, \"to\") values ('{dead}', 'paid')"], DENIED, null],
    ["O8", "a part steps backwards", ["update fulfilments set state = 'planned' where id = '{sentPart}'"], /goes from sent to planned/],
    ["O8", "a part begins sent", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, state, reason) values ('{spare}', '{paid}', 9, 'deliver', '{place}', 'standard', 0, 'sent', '{}')"], /begins waiting/],
    ["O9", "one key makes two orders", ["insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', '{spare}', 'number', 'SPARE', 'guest_token_hash', 'spare', 'state', 'placed', 'captured', 0, 'refunded', 0, 'paid_at', null))).* from orders o where id = '{paid}'"], /attemptKey/],
    ["O11", "its VAT is less than that of its lines", order({ vat: "rate, gross, vat - 1" }), /VAT is not that of its lines/],
    ["O11", "its VAT is at another rate", order({ vat: "400, gross, 0" }), /VAT is not that of its lines/],
    ["O11", "a part of its VAT is at a rate of nothing", order({ vat: "rate, gross - 690, vat - 124", more: "insert into order_vat (order_id, rate, gross, vat) values ('{spare}', 0, 690, 690)" }), /VAT is not that of its lines/],
    ["A1", "it is for nobody", order({ contact: false }), /for nobody/],
    ["O12", "its discount is more than its goods", order({ order: "o.goods, o.goods + 1, o.delivery + 1, o.delivery" }), /orders_total/],
    ["O", "it begins paid", ["insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', '{spare}', 'number', 'SPARE', 'attempt_key', 'spare', 'guest_token_hash', 'spare'))).* from orders o where id = '{paid}'"], /begins placed/],
    ["O", "it is deleted", ["delete from orders where id = '{dead}'"], DENIED, /cancelled, not deleted/],
    ["A1", "it goes to another customer", ["update orders set customer_id = '{stranger}' where id = '{sent}'"], /one customer to another/],
  ]);
});

describe("promises and picks", () => {
  const promise = (set: { part?: string; order?: string; kind?: string; replaces?: string; ended?: string }) =>
    [`insert into promises (id, order_id, fulfilment_id, kind, due, reason, replaces, ended_at, ended_as) values ('{spare}', '${set.order ?? "{bag}"}', '${set.part ?? "{bagPart}"}', '${set.kind ?? "ready-by"}', now(), '{}', ${set.replaces ?? "null"}, ${set.ended ?? "null, null"})`];
  const open = "(select id from promises where fulfilment_id = '{bagPart}' and ended_at is null)";
  tryEach([
    ["PM1", "a collection has two promises", promise({}), /promises_one_open/],
    ["PM1", "a promise is withdrawn", ["delete from promises where fulfilment_id = '{bagPart}'"], DENIED, /promises stay/],
    ["PM1", "a promise is ended by hand", ["update promises set ended_at = now(), ended_as = 'void' where fulfilment_id = '{bagPart}'"], DENIED, /measured once/],
    ["PM1", "a collection is promised to nobody", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason) values ('{spare}', '{bag}', 9, 'collect', '{place}', 'collect', 0, '{}')"], /promised for a moment/],
    ["PM1", "a parcel is promised for collection", promise({ part: "{paidPart}", order: "{paid}" }), /promised no more/],
    ["PM4", "a collection is kept shorter", ["insert into promises (id, order_id, fulfilment_id, kind, due, reason) values ('{spare}', '{bag}', '{bagPart}', 'held-until', now() + interval '1 day', '{}')", "insert into promises (id, order_id, fulfilment_id, kind, due, reason, replaces) values (gen_random_uuid(), '{bag}', '{bagPart}', 'held-until', now(), '{}', '{spare}')"], /once, never shorter/],
    ["PM4", "a collection is kept longer twice", ["insert into promises (id, order_id, fulfilment_id, kind, due, reason) values ('{spare}', '{bag}', '{bagPart}', 'held-until', now() + interval '1 day', '{}')", "insert into promises (id, order_id, fulfilment_id, kind, due, reason, replaces) values ('{journal}', '{bag}', '{bagPart}', 'held-until', now() + interval '2 days', '{}', '{spare}')", "insert into promises (id, order_id, fulfilment_id, kind, due, reason, replaces) values (gen_random_uuid(), '{bag}', '{bagPart}', 'held-until', now() + interval '3 days', '{}', '{journal}')"], /once, never shorter/],
    ["PM2", "a promise is moved without another", ["update promises set due = due + interval '1 day' where fulfilment_id = '{bagPart}'"], DENIED, /measured once/],
    ["PM2", "a promise takes the place of another part's", promise({ part: "{paidPart}", order: "{paid}", replaces: open }), /takes the place/],
    ["PM2", "a promise is of another order's part", promise({ part: "{bagPart}", order: "{paid}", kind: "held-until" }), /own order/],
    ["PM3", "a promise begins kept", promise({ ended: "now(), 'kept'" }), /begins open/],
    ["PW1", "a window takes one more than it has", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason, window_from, window_until) select '{spare}', order_id, 9, kind, location_id, method, 0, '{}', window_from, window_until from fulfilments where id = '{bagPart}'"], /pickup_windows_never_overbooked/],
    ["PW1", "a window is longer than the place has them", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason, window_from, window_until) select '{spare}', order_id, 9, kind, location_id, method, 0, '{}', window_from, window_until + interval '1 hour' from fulfilments where id = '{bagPart}'"], /no such pickup window/],
    ["PW1", "a window is at a place that has none", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason, window_from, window_until) select '{spare}', order_id, 9, kind, '{other}', method, 0, '{}', window_from, window_until from fulfilments where id = '{bagPart}'"], /no such pickup window/],
    ["PW1", "a parcel has a window", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason, window_from, window_until) select '{spare}', order_id, 9, 'deliver', location_id, method, 0, '{}', window_from, window_until from fulfilments where id = '{bagPart}'"], /fulfilments_window/],
    ["PW1", "a place of a window is freed by hand", ["update pickup_windows set taken = 0"], DENIED, /only parts of orders/],
    ["PW1", "a window has more places by hand", ["update pickup_windows set capacity = 9"], DENIED, /only parts of orders/],
    ["PW1", "a window is deleted", ["delete from pickup_windows"], DENIED, /pickup windows stay/],
    ["PW1", "a part slips into another window", ["update fulfilments set window_from = window_from + interval '1 hour', window_until = window_until + interval '1 hour' where id = '{bagPart}'"], DENIED, /keeps the window/],
    ["PK1", "two have one pick", ["insert into picks (id, fulfilment_id, location_id, actor) values ('{spare}', '{bagPart}', '{place}', 'staff:other')"], /picks_one_open/],
    ["PK1", "a parcel that left is picked", ["insert into picks (id, fulfilment_id, location_id, actor) values ('{spare}', '{sentPart}', '{place}', 'staff:other')"], /waits at its place/],
    ["PK1", "it is picked elsewhere", ["insert into picks (id, fulfilment_id, location_id, actor) values ('{spare}', '{paidPart}', '{other}', 'staff:other')"], /waits at its place/],
    ["PK1", "a pick is done by hand", ["update picks set ended_at = now(), ended_as = 'ready' where fulfilment_id = '{bagPart}'"], /ends once/],
    ["PK1", "a pick changes hands", ["update picks set actor = 'staff:other' where fulfilment_id = '{bagPart}'"], DENIED, /ends once/],
    ["PK1", "a pick is deleted", ["delete from picks where fulfilment_id = '{bagPart}'"], DENIED, /picks stay/],
    ["PK2", "what nobody has in hand is ready", ["update fulfilments set state = 'ready' where id = '{bagPart}'"], /confirmed piece by piece/],
    ["PK2", "more is scanned than is wanted", ["insert into pick_scans (pick_id, order_line_id, actor) select k.id, l.id, k.actor from picks k, order_lines l, generate_series(1, 3) where k.fulfilment_id = '{bagPart}' and l.order_id = '{bag}'"], /still lacks/],
    ["PK2", "a piece is scanned for another's pick", ["insert into pick_scans (pick_id, order_line_id, actor) select k.id, l.id, 'staff:other' from picks k, order_lines l where k.fulfilment_id = '{bagPart}' and l.order_id = '{bag}'"], /who has the pick/],
    ["PK2", "a piece of another order is scanned", ["insert into pick_scans (pick_id, order_line_id, actor) select id, '{paidLine}', actor from picks where fulfilment_id = '{bagPart}'"], /still lacks/],
    ["PK2", "a scan is taken back twice", [SCANNED, TAKEN_BACK, TAKEN_BACK], /takesBack_unique|taken back was scanned/],
    ["PK2", "a taking back is taken back", [SCANNED, TAKEN_BACK, TAKEN_BACK.replace("takes_back is null", "takes_back is not null")], /taken back was scanned/],
    ["PK2", "another takes a scan back", [SCANNED, TAKEN_BACK.replace("k.actor,", "'staff:other',")], /who has the pick/],
    ["PK2", "a scan is taken back once it is ready", ["insert into pick_scans (pick_id, order_line_id, actor, takes_back) select s.pick_id, s.order_line_id, s.actor, s.id from pick_scans s join picks k on k.id = s.pick_id where k.fulfilment_id = '{givenPart}'"], /who has the pick/],
    ["PK2", "a scan is deleted", ["delete from pick_scans"], DENIED, APPENDED],
    ["SH1", "a buyer is asked for nothing", ["update fulfilments set state = 'asked' where id = '{bagPart}'", "update holds set state = 'released', closed_at = now() where id = '{bagHold}'"], /asked about what is short/],
    ["SH1", "what is short stays on the shelf", ["insert into shortages (id, fulfilment_id, order_line_id, kind, pieces, actor) values ('{spare}', '{shortPart}', '{bagLine}', 'missing', 1, 'staff:other')"], /off the shelf/],
    ["SH1", "a shortage is forgotten", ["delete from shortages"], DENIED, APPENDED],
    ["O15", "a line moves to another order", ["update fulfilment_lines set fulfilment_id = '{placedPart}' where fulfilment_id = '{bagPart}'"], /leaves its part whole/],
    ["O15", "a line of a part is deleted", ["delete from fulfilment_lines where fulfilment_id = '{bagPart}'"], DENIED, /lines of parts stay/],
    ["O15", "a part takes over what is served elsewhere", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason, replaces) values ('{spare}', '{bag}', 9, 'collect', '{other}', 'collect', 0, '{}', '{bagPart}')"], /can't serve/],
    ["O8", "a part that is asked about is picked again", ["update fulfilments set state = 'planned' where id = '{shortPart}'"], /goes from asked to planned/],
    ["A10", "what waits comes apart", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason, apart_of) values ('{spare}', '{bag}', 9, 'collect', '{place}', 'collect', 0, '{}', '{bagPart}')"], /comes apart/],
    ["A3", "what waits is given", ["insert into handovers (id, fulfilment_id, location_id, actor, proof) values ('{spare}', '{bagPart}', '{place}', 'staff:other', 'code')"], /of what was collected/],
    ["A3", "a code is enough for whatever it is worth", ["update locations set document_from = 1 where id = '{place}'", "insert into handovers (id, fulfilment_id, location_id, actor, proof) values ('{spare}', '{bagPart}', '{place}', 'staff:other', 'code')"], /a document is looked at/],
    ["A3", "a handover is deleted", ["delete from handovers"], DENIED, /handovers stay/],
    ["A3", "a handover was somebody else's", ["update handovers set actor = 'staff:other'"], DENIED, /only the name/],
    ["A3", "a handover was to somebody else", ["update handovers set receiver = 'another'"], /only the name/],
    ["A3", "wrong codes are forgotten", ["update fulfilments set misses = 1 where id = '{bagPart}'", "update fulfilments set misses = 0 where id = '{bagPart}'"], /are counted/],
    ["A3", "a parcel is collected without a word", ["update fulfilments set state = 'collected' where id = '{bagPart}'"], /goes from planned to collected/],
    ["A9", "a pick is nobody's", ["insert into picks (id, fulfilment_id, location_id, actor) values ('{spare}', '{paidPart}', '{place}', 'guest')"], /picks_actor/],
  ]);
});

describe("let through: no row says that it is wrong, only a comparison does", () => {
  const LATE: readonly (readonly [id: string, what: string, statement: string])[] = [
    ["S10", "pieces are received that never came", "insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'receive', 5, 'receipt:none', 'job:test')"],
    ["A4", "somebody gets a role", "insert into staff_roles (id, staff_id, role) select '{spare}', id, 'manager' from staff limit 1"],
  ];
  for (const [id, what, statement] of LATE) test(`${id}: ${what}`, async () => expect(await asApp([statement], { undo: true })).toBe("accepted"));
});

describe("outside atomically()", () => {
  const TABLES = ["stock_levels", "stock_movements", "holds", "prices", "coupons", "coupon_uses", "orders", "order_lines", "order_vat", "fulfilments", "payment_attempts", "refunds", "journals", "entries", "documents", "document_series", "facts", "promises", "picks", "pick_scans", "handovers", "shortages", "fulfilment_lines", "pickup_windows", "aisle_requests", "shelf_misses"];
  test.each(TABLES)("%s can't be written, not even by the owner", async (table) => {
    await expect(own.unsafe(`delete from ${table} where false`)).rejects.toThrow(/inside atomically/);
  });
});

test("the order that the corruptions are made from is accepted as it is", async () => {
  expect(await asApp(order())).toBe("accepted");
});
