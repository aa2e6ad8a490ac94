import { CLAIM_MUTATIONS } from "./claim-mutations";
import { IMPORT_MUTATIONS } from "./import-mutations";

/**
 * Every invariant broken on purpose, past every guard: in a copy of the small shop of world.ts, as the owner, triggers asleep.
 * The doctor must name the invariant with this key (or its beginning), and others only where they can't be whole any more either.
 */
export type Mutation = readonly [id: string, what: string, statements: readonly string[], key: string, others?: readonly string[]];

const moved = (kind: string, onHand: number, held: number, cause: string, at = "now()") =>
  `insert into stock_movements (location_id, variant_id, kind, on_hand_by, held_by, cause, actor, at) values ('{place}', '{lamp}', '${kind}', ${onHand}, ${held}, '${cause}', 'job:test', ${at})`;
const level = (set: string) => `update stock_levels set ${set} where variant_id = '{lamp}' and location_id = '{place}'`;
const without = (table: string, constraint: string) => `alter table ${table} drop constraint "${constraint}"`;
const LAMP_HERE = "{lampSku} at {placeHandle}";
const attempt = (name: string, set: string) => `update payment_attempts set ${set} where id = '{${name}Attempt}'`;
const order = (name: string, set: string) => `update orders set ${set} where id = '{${name}}'`;
const step = (name: string, from: string, to: string) => `insert into order_history (order_id, "from", "to") values ('{${name}}', '${from}', '${to}')`;

const stock: readonly Mutation[] = [
  ["S1", "a level is set by hand", [level("on_hand = on_hand + 7")], LAMP_HERE],
  ["S1", "a movement is lost", ["delete from stock_movements where kind = 'receive' and variant_id = '{lamp}' and location_id = '{place}'"], LAMP_HERE],
  ["S1", "a level is lost", ["delete from stock_levels where variant_id = '{lamp}' and location_id = '{place}'"], LAMP_HERE, ["S3", "S11"]],
  ["S1", "a piece is on show that nobody put there", [level("display = 1")], LAMP_HERE],
  ["S2", "more is sold than there is", [without("stock_levels", "stock_levels_never_oversold"), moved("sell", -50, 0, "sale:1"), level("on_hand = on_hand - 50")], LAMP_HERE, ["S11"]],
  ["S3", "a hold's quantity is changed", ["update holds set quantity = 1 where id = '{paidHold}'"], LAMP_HERE, ["S4", "O6"]],
  ["S4", "a hold never took its pieces", ["delete from stock_movements where cause = 'hold:{placedHold}'", level("held = held - 2")], "{placedNumber} SKU-0 (hold {placedHold})", ["S3"]],
  ["S4", "a hold took its pieces twice", [without("stock_movements", "stock_movements_once"), moved("hold", 0, 2, "hold:{placedHold}"), level("held = held + 2")], "{placedNumber} SKU-0 (hold {placedHold})", ["S3"]],
  ["S5", "a hold outlives its payment", [attempt("placed", "state = 'voided'"), "update holds set expires_at = now() - interval '3 minutes' where id = '{placedHold}'"], "{placedNumber} SKU-0 (hold {placedHold})"],
  ["S5", "a hold of an unpaid order has no end", [attempt("placed", "state = 'voided'"), "update holds set expires_at = null where id = '{placedHold}'"], "{placedNumber} SKU-0 (hold {placedHold})"],
  ["S6", "a hold is closed and its pieces stay", ["update holds set state = 'released', closed_at = now() where id = '{paidHold}'"], "{paidNumber} SKU-0 (hold {paidHold})", ["S3", "O6"]],
  ["S7", "a hold is deleted", ["delete from holds where id = '{paidHold}'"], "hold:{paidHold}", ["S3", "O6"]],
  ["S8", "a hold ends twice", [moved("release", 0, -2, "hold:{sentHold}"), level("held = held - 2")], "hold:{sentHold}", ["S3", "S6", "S7"]],
  ["S9", "a box is lost on its way", [moved("transfer-out", -2, 0, "transfer:1", "now() - interval '15 days'"), level("on_hand = on_hand - 2")], "transfer:1 {lampSku}"],
  ["S10", "a transfer brings what nobody sent", [moved("transfer-in", 2, 0, "transfer:1"), level("on_hand = on_hand + 2")], "transfer:1 {lampSku}"],
  ["S10", "a receipt takes pieces away", [without("stock_movements", "stock_movements_kind"), moved("receive", -1, 0, "receipt:1"), level("on_hand = on_hand - 1")], "movement "],
  ["S11", "a list forgets a place", ["update listed_variants set free_at = '{}' where variant_id = '{lamp}'"], "{lampSku}"],
];

const orders: readonly Mutation[] = [
  ["O1", "a total is changed", [order("placed", "goods = goods + 1, total = total + 1")], "{placedNumber}"],
  ["O2", "a line points at no price", ["update order_lines set price_id = '{spare}' where id = '{paidLine}'"], "{paidNumber}/0"],
  ["O2", "a line costs what was long over", ["update prices set starts_at = starts_at - interval '1 hour' where variant_id = '{lamp}'",
    "insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', 900, 'regular', now() - interval '30 minutes', 'test', 'job:test')"], "{paidNumber}/0", ["PR1", "LB4", "R9"]],
  ["O3", "a paid order has no money", [without("orders", "orders_paid"), order("paid", "captured = 0")], "{paidNumber}", ["P1"]],
  ["O4", "a dead order keeps money", [order("dead", "captured = total, closed_at = now() - interval '2 hours'")], "{deadNumber}", ["P1", "L4"]],
  ["O5", "a dead order holds pieces", [order("placed", "state = 'expired', closed_at = now()"), step("placed", "placed", "expired")], "{placedNumber} SKU-0", ["O16", "C3"]],
  ["O6", "a part is cancelled and keeps its pieces", ["update fulfilments set state = 'cancelled' where id = '{paidPart}'"], "{paidNumber}/0", ["O16"]],
  ["O7", "a piece is counted as served that is still here", ["update order_lines set fulfilled = 1 where id = '{paidLine}'"], "{paidNumber}/0"],
  ["O8", "an order takes a step that is not allowed", [step("paid", "paid", "placed")], "{paidNumber}"],
  ["O8", "an order stands where its history does not lead", [order("dead", "state = 'cancelled'")], "{deadNumber}"],
  ["O8", "an order forgets when it was paid", [order("paid", "paid_at = null")], "{paidNumber}", ["D3"]],
  ["O9", "one checkout makes two orders", [without("orders", "orders_attemptKey_unique"), order("paid", "attempt_key = (select attempt_key from orders where id = '{placed}')")], "{firstOfTwo}"],
  ["O9", "two orders have one number", [without("orders", "orders_number_unique"), order("placed", "number = '{paidNumber}'")], "{paidNumber}"],
  ["O11", "a cent of VAT is lost", ["update order_vat set vat = vat - 1 where order_id = '{paid}'"], "{paidNumber}", ["L6"]],
  ["O12", "a line has more VAT than it costs", [without("order_lines", "order_lines_total"), "update order_lines set vat = total + 1 where id = '{paidLine}'"], "{paidNumber}/0", ["O11"]],
  ["O13", "an order is paid in another currency", [attempt("placed", "currency = 'USD'")], "{placedNumber}"],
  ["O15", "a piece is given to no part", ["update fulfilment_lines set quantity = 1 where fulfilment_id = '{paidPart}'"], "{paidNumber}/0", ["O6"]],
  ["O17", "what nobody has paid is worked on", ["update fulfilments set state = 'planned' where id = '{placedPart}'"], "{placedNumber}/0"],
  ["O17", "what is reserved is sent", [order("paid", "contract = 'reserved'")], "{paidNumber}/0"],
  ["O16", "an order is served and its parts are not", [order("paid", "state = 'fulfilled'"), step("paid", "paid", "fulfilled")], "{paidNumber}"],
];

const promised = (set: string) => `update promises set ${set} where fulfilment_id = '{bagPart}'`;
const promises: readonly Mutation[] = [
  ["PM1", "a collection is promised no more", [promised("ended_at = now(), ended_as = 'void'")], "{bagNumber}/0"],
  ["PM1", "a promise is lost", ["delete from promises where fulfilment_id = '{bagPart}'"], "{bagNumber}/0"],
  ["PM2", "a promise gave way to none", [promised("ended_at = now(), ended_as = 'replaced'")], "{bagNumber} ready-by", ["PM1"]],
  ["PM2", "a promise is of another order's part", [promised("order_id = '{paid}'")], "{paidNumber} ready-by"],
  ["PM3", "a late promise is called kept", [without("promises", "promises_ended"), promised("ended_at = due + interval '1 minute', ended_as = 'kept'")], "{bagNumber} ready-by", ["PM1"]],
  ["PM4", "a collection is kept shorter", ["update promises set ended_at = now(), ended_as = 'replaced' where fulfilment_id = '{givenPart}' and kind = 'held-until'", "insert into promises (id, order_id, fulfilment_id, kind, due, reason, replaces, ended_at, ended_as) select '{spare}', order_id, fulfilment_id, kind, due - interval '1 hour', '{}', id, ended_at, 'void' from promises where fulfilment_id = '{givenPart}' and kind = 'held-until'"], "{givenNumber}/0"],
  ["PW1", "a window takes more than it has", [without("pickup_windows", "pickup_windows_never_overbooked"), "update pickup_windows set capacity = 0"], "{placeHandle}"],
  ["PW1", "a place of a window is nobody's", [without("pickup_windows", "pickup_windows_never_overbooked"), "update pickup_windows set taken = 0"], "{placeHandle}"],
  ["PW1", "a window is forgotten", ["delete from pickup_windows"], "{placeHandle}"],
  ["PK1", "two colleagues have one pick", ["drop index picks_one_open", "insert into picks (id, fulfilment_id, location_id, actor) values ('{spare}', '{bagPart}', '{place}', 'staff:other')"], "{bagNumber}/0"],
  ["PK1", "a pick is done and its part waits", ["update picks set ended_at = taken_at, ended_as = 'ready' where fulfilment_id = '{bagPart}'"], "{bagNumber}/0", ["PK2"]],
  ["PK2", "a scan is lost", ["delete from pick_scans"], "{givenNumber}/0"],
  ["PK2", "a piece is scanned too often", ["insert into pick_scans (pick_id, order_line_id, actor) select k.id, l.id, k.actor from picks k, order_lines l, generate_series(1, 3) where k.fulfilment_id = '{bagPart}' and l.order_id = '{bag}'"], "{bagNumber}/0"],
  ["PK2", "more is taken back than was scanned", ["insert into pick_scans (pick_id, order_line_id, actor) select k.id, l.id, k.actor from picks k, order_lines l where k.fulfilment_id = '{bagPart}' and l.order_id = '{bag}'", ...["", "", ""].map(() => "insert into pick_scans (pick_id, order_line_id, actor, takes_back) select pick_id, order_line_id, actor, max(id) from pick_scans where pick_id = (select id from picks where fulfilment_id = '{bagPart}') group by 1, 2, 3")], "{bagNumber}/0"],
  ["A3", "nobody gave what was collected", ["delete from handovers"], "{givenNumber}/0"],
  ["A3", "what waits was given", ["insert into handovers (id, fulfilment_id, location_id, actor, proof) values ('{spare}', '{bagPart}', '{place}', 'staff:other', 'code')"], "{bagNumber}/0"],
  ["SH1", "a buyer is asked for nothing", ["delete from shortages"], "{shortNumber}/0"],
  ["SH1", "what is short stays on the shelf", ["update stock_movements set cause = 'count:1' where cause like 'shortage:%'"], "{shortNumber}/0"],
  ["A10", "what came apart was never collected", ["update fulfilments set apart_of = '{givenPart}' where id = '{bagPart}'"], "{bagNumber}/0"],
  ["A3", "a code was guessed for ever", [without("fulfilments", "fulfilments_misses"), "update fulfilments set misses = 11 where id = '{bagPart}'"], "{bagNumber}/0"],
];

const money: readonly Mutation[] = [
  ["P1", "a capture is lost", [attempt("paid", "state = 'voided'")], "{paidNumber}", ["L3"]],
  ["P2", "an order is paid twice", ["drop index payment_attempts_one_live_card", `insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, intent_ref, state, expires_at) values ('{spare}', '{paid}', 'card-online', 1, 'EUR', 'spare', 'spare', 'captured', now())`], "{paidNumber}", ["P1", "L3"]],
  ["P3", "more goes back than came", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{paidAttempt}', {total} + 1, 'spare', 'goodwill', 'job:test')"], "{paidNumber} (payment {paidAttempt})", ["P4"]],
  ["P4", "what went back is set by hand", [order("paid", "refunded = 1")], "{paidNumber}"],
  ["P5", "surplus money stays", ["update refunds set state = 'failed' where id = '{refund}'"], "{lateNumber} (payment {lateAttempt})"],
  ["P6", "a payment was sent and nobody knows", [attempt("placed", "state = 'unknown', started_at = now() - interval '11 minutes'")], "{placedNumber} (payment {placedAttempt})"],
  ["P6", "a payment page outlives its time", [attempt("placed", "expires_at = now() - interval '11 minutes'")], "{placedNumber} (payment {placedAttempt})"],
  ["P7", "a capture forgets its charge", [attempt("paid", "intent_ref = null")], "{paidNumber} (payment {paidAttempt})"],
  ["P8", "one charge pays two orders", [without("payment_attempts", "payment_attempts_intentRef_unique"), attempt("placed", "intent_ref = 'intent-{paidAttempt}'")], "charge intent-{paidAttempt}"],
  ["P9", "nobody wanted a refund", [without("refunds", "refunds_actor"), "update refunds set actor = '' where id = '{refund}'"], "{refund}"],
  ["P11", "a refund waits for hours", ["update refunds set due_at = now() - interval '2 hours' where id = '{refund}'"], "{lateNumber} (refund {refund})"],
  ["P12", "a charge is made elsewhere", [`insert into reconciliations (captures, refunds, mended, differences) values (1, 0, 0, '[{"kind":"elsewhere","ref":"pi_1","orderNumber":null}]')`], "elsewhere (pi_1)"],
  ["L1", "half a journal is lost", ["delete from entries where account = 'sales' and journal_id = (select id from journals where cause = 'attempt:{paidAttempt}')"], "capture attempt:{paidAttempt}", ["L4", "L6"]],
  ["L2", "a journal is empty", ["insert into journals (id, kind, cause) values ('{journal}', 'capture', 'christmas')"], "capture christmas"],
  ["L3", "a capture is not booked", ["delete from entries where journal_id = (select id from journals where cause = 'attempt:{paidAttempt}')", "delete from journals where cause = 'attempt:{paidAttempt}'"], "attempt:{paidAttempt}", ["L4", "L6"]],
  ["L5", "a movement of another day is rewritten", ["update stock_movements set at = at - interval '2 days'", "select seal_ledgers() from generate_series(1, 35)", "update stock_movements set actor = 'job:tidy' where cause = 'hold:{paidHold}'"], "stock_movements of "],
  ["L5", "a movement is entered for another day", ["select seal_ledgers() from generate_series(1, 35)", moved("count", 3, 0, "count:1", "now() - interval '3 days'"), level("on_hand = on_hand + 3")], "stock_movements of "],
  ["L4", "a surplus is booked as a sale", ["update entries set account = 'sales' where account = 'surplus'"], "EUR books {threeTotals}, receipts {twoTotals}", ["L6"]],
  ["L6", "a booking is lost from the figures", ["delete from sale_bookings where order_id = '{paid}'"], "entry "],
  ["L6", "a figure is a cent too high", ["update sale_bookings set amount = amount + 1 where order_id = '{paid}'"], "entry "],
  ["L6", "a figure has another VAT", ["update sale_bookings set vat = vat + 1 where order_id = '{paid}'"], "{paidNumber}"],
];

const documents: readonly Mutation[] = [
  ["D1", "a document is lost", ["delete from documents where order_id = '{paid}'"], "{series}", ["D3"]],
  ["D2", "a series is set back", ["update document_series set last = 0"], "{series}"],
  ["D3", "an order has a second receipt", ["drop index documents_one_receipt", "insert into documents (series, number, kind, order_id) values ('{series}', 10, 'receipt', '{paid}')", "update document_series set last = 10"], "{paidNumber}"],
  ["D3", "an unpaid order has a receipt", ["insert into documents (series, number, kind, order_id) values ('{series}', 10, 'receipt', '{placed}')", "update document_series set last = 10"], "{placedNumber}"],
  ["D4", "a credit note without a refund", ["insert into document_series values ('C', 1)", "insert into documents (series, number, kind, order_id) values ('C', 1, 'credit-note', '{paid}')"], "{paidNumber}"],
];

const spent = "insert into coupon_uses (id, coupon_id, order_id, buyer) values ('{spare}', '{code}', '{paid}', 'a')";
const APPROVAL = (amount: string, used: string) => `insert into approvals (id, action, location_id, subject, amount, bound, asked_by, asked_at, expires_at, used_at)
  values ('{spare}', 'line-discount', '{place}', 'line:1', ${amount}, encode(sha256(convert_to(concat_ws(E'\\n', '{colleague}', 'line-discount', '{place}', '${amount}', 'line:1'), 'UTF8')), 'hex'), '{colleague}', now(), now() + interval '5 minutes', ${used})`;
const others: readonly Mutation[] = [
  ["C1", "a counter is set back", ["update coupons set used = 0"], "WORLD"],
  ["C2", "one buyer uses a code twice", [spent, "update coupons set used = used + 1"], "WORLD (order {firstOfTwo})"],
  ["C3", "a dead order keeps its code", ["update coupon_uses set released_at = null where order_id = '{dead}'", "update coupons set used = used + 1"], "WORLD (order {deadNumber})"],
  ["C4", "a code opens once more than it may", [without("codes", "codes_opened"), "insert into codes (id, purpose, hash, order_id, most_opens, opened, issued_by, expires_at) values ('{spare}', 'receipt', repeat('a', 64), '{paid}', 1, 2, 'job:test', now() + interval '1 day')"], "receipt code {spare}"],
  ["C4", "a code opens a bag that went into another", ["insert into carts (id, token_hash, locale, state) values ('{spare}', 'x', 'it', 'merged')", "insert into codes (id, purpose, hash, cart_id, most_opens, issued_by, expires_at) values ('{spare}', 'cart', repeat('a', 64), '{spare}', 1, 'guest', now() + interval '1 hour')"], "cart code {spare}"],
  ["C4", "a code opens a basket that the till took back", ["insert into carts (id, token_hash, locale, location_id) values ('{spare}', 'x', 'it', '{place}')", "insert into codes (id, purpose, hash, cart_id, location_id, most_opens, issued_by, expires_at) values ('{spare}', 'phone', repeat('a', 64), '{spare}', '{place}', 5, 'guest', now() + interval '1 hour')"], "phone code {spare}"],
  ["E7", "search forgets a product", ["delete from product_search where locale = 'it'"], "{product} it"],
  ["E7", "lists forget a variant", ["delete from listed_variants where variant_id = '{lamp}'"], "{lampSku}"],
  ["PR1", "a list says another price", ["update listed_variants set amount = 1 where variant_id = '{lamp}'"], "{lampSku}"],
  ["A1", "an order is for nobody", ["delete from order_contacts where order_id = '{paid}'"], "order {paidNumber}"],
  ["A1", "a bag is nobody's", [without("carts", "carts_owner"), "insert into carts (id, locale) values ('{spare}', 'it')"], "bag {spare}"],
  ["A2", "a link is used after its time", [without("email_proofs", "email_proofs_in_time"), "insert into email_proofs (id, token_hash, purpose, email, expires_at, used_at) values ('{spare}', 'x', 'reset', 'a@example.org', now() - interval '1 hour', now())"], "reset {spare}"],
  ["A5", "somebody who was shut out is still in", ["insert into sessions (id, kind, customer_id, expires_at) values ('{spare}', 'customer', '{stranger}', now() + interval '1 hour')", "update customers set disabled_at = now() where id = '{stranger}'"], "customer session {spare}"],
  ["A6", "a colleague is in without the factor they need", ["insert into sessions (id, kind, staff_id, expires_at) values ('{spare}', 'staff', '{colleague}', now() + interval '1 hour')", "update staff set factor_needed_from = now() - interval '1 day' where id = '{colleague}'"], "staff session {spare}"],
  ["A6", "a stolen till is still in", ["insert into devices (id, location_id, name, token_hash, enrolled_by, revoked_at, revoked_by) values ('{spare}', '{place}', 'Cassa', repeat('a', 64), '{colleague}', now(), '{colleague}')", "insert into sessions (id, kind, staff_id, expires_at, device_id) values ('{spare}', 'staff', '{colleague}', now() + interval '1 hour', '{spare}')"], "staff session {spare}"],
  ["A6", "a factor proves somebody that was never proved itself", ["insert into staff_factors (id, staff_id, kind, name, secret) values ('{spare}', '{colleague}', 'totp', 'App', 'v1.' || repeat('a', 40))", "insert into sessions (id, kind, staff_id, expires_at, factor_id) values ('{spare}', 'staff', '{colleague}', now() + interval '1 hour', '{spare}')"], "staff session {spare}"],
  ["A5", "a colleague stays for a week", [without("sessions", "sessions_shift"), "insert into sessions (id, kind, staff_id, expires_at) values ('{spare}', 'staff', '{colleague}', now() + interval '7 days')"], "staff session {spare}"],
  ["AP1", "an approval is turned to more", [without("approvals", "approvals_bound"), APPROVAL("2000", "null"), "update approvals set amount = 4000 where id = '{spare}'"], "line-discount {spare}"],
  ["AP1", "an approval is used that nobody gave", [without("approvals", "approvals_given"), APPROVAL("2000", "now()")], "line-discount {spare}"],
  ["AP1", "an approval is used that a manager refused", [without("approvals", "approvals_ended"), without("approvals", "approvals_given"), APPROVAL("2000", "now()"), "update approvals set given_by = '{colleague}', given_at = asked_at, proof = 'signed-in', ended_by = '{colleague}', ended_at = now() where id = '{spare}'"], "line-discount {spare}"],
  ["A9", "a hold says nobody", [without("holds", "holds_actor"), "update holds set actor = '' where id = '{paidHold}'"], "hold {paidHold}"],
  ["A9", "a movement says nobody", [without("stock_movements", "stock_movements_actor"), "update stock_movements set actor = 'me' where kind = 'receive' and variant_id = '{lamp}' and location_id = '{place}'"], "movement "],
  ["AQ1", "a step of a request is lost", ["delete from aisle_request_steps where request_id = '{wish}'"], "request {wish}"],
  ["AQ1", "a request is ended by hand", ["update aisle_requests set state = 'withdrawn', ended_at = now() where id = '{wish}'"], "request {wish}"],
  ["AQ2", "somebody is left waiting", ["update aisle_requests set asked_at = now() - interval '1 hour', due_at = now() - interval '6 minutes' where id = '{wish}'"], "request {wish}"],
  ["AQ3", "what was not there is forgotten", ["delete from shelf_misses"], "request {missed}"],
  ["AQ3", "another thing was not there", ["update shelf_misses set variant_id = '{vase}'"], "request {missed}"],
  ["E1", "a notice waits", ["insert into inbox (provider, event_id, kind, body, received_at) values ('stripe', 'evt_1', 'x', '{}', now() - interval '3 minutes')"], "stripe evt_1"],
  ["E2", "a job has given up", ["select graphile_worker.add_job('weave', max_attempts => 3)", "update graphile_worker._private_jobs set attempts = 3 where max_attempts = 3"], "weave (job "],
  ["E3", "a paid order has no confirmation", [order("paid", "paid_at = now() - interval '11 minutes'")], "{paidNumber}"],
  ["E4", "a letter never leaves", ["insert into messages (id, dedupe, kind, locale, recipient, subject, html, text, written_at) values ('{spare}', 'x', 'reset', 'it', 'a@example.org', '', '', '', now() - interval '13 hours')"], "reset (message {spare})"],
  ["E9", "a job never begins", ["select graphile_worker.add_job('weave', run_at => now() - interval '6 minutes')"], "weave (job "],
];

const GIFT = "gift-card ••{giftTail} (wallet {gift})";
const wallet = (set: string) => `update wallets set ${set} where id = '{gift}'`;
const charge = "delete from wallet_entries where cause = 'attempt:{giftPaidAttempt}' and kind = 'charge'";
const wallets: readonly Mutation[] = [
  ["W1", "a balance is set by hand", [wallet("balance = balance + 100")], GIFT, ["W4"]],
  ["W1", "an entry is lost", ["delete from wallet_entries where wallet_id = '{gift}' and kind = 'hold' and cause = 'attempt:{giftPlacedAttempt}'"], GIFT],
  ["W2", "a card promises more than it has", [without("wallets", "wallets_never_overdrawn"), wallet("held = balance + 1"), "update wallet_entries set held_by = (select balance from wallets where id = '{gift}') + 1 where cause = 'attempt:{giftPlacedAttempt}'"], GIFT, ["W3"]],
  ["W3", "a card holds for nobody", [wallet("held = held + 5"), "update wallet_entries set held_by = held_by + 5 where cause = 'attempt:{giftPlacedAttempt}'"], GIFT],
  ["W4", "a charge is not booked", ["delete from entries where journal_id = (select id from journals where cause = 'attempt:{giftPaidAttempt}')", "delete from journals where cause = 'attempt:{giftPaidAttempt}'"], "gift-card EUR books {owedMore}, cards {owed}", ["L3", "L4", "L6"]],
  ["W5", "a card that is over has money", [without("wallets", "wallets_over"), wallet("state = 'voided'")], GIFT],
  ["W5", "an issue is not booked", ["delete from entries where journal_id in (select j.id from journals j join wallet_entries e on j.cause = 'entry:' || e.id where e.wallet_id = '{gift}')", "delete from journals where cause in (select 'entry:' || id from wallet_entries where wallet_id = '{gift}')"], GIFT, ["W4"]],
  ["W6", "a charge is not in the card's entries", [charge, wallet("balance = balance + 500, held = held + 500")], GIFT, ["W3", "W4"]],
  ["W7", "a dead order holds some of a card", ["update payment_attempts set state = 'created' where order_id = '{giftDead}' and tender = 'gift-card'", wallet("held = held + 500"), "delete from wallet_entries where wallet_id = '{gift}' and kind = 'release'"], "{giftDeadNumber} (payment "],
  ["W9", "a card pays as something else", ["update payment_attempts set tender = 'store-credit' where id = '{giftPaidAttempt}'"], "{giftPaidNumber} (payment {giftPaidAttempt})", ["L3"]],
  ["W8", "a card outlives its time", ["update wallets set expires_at = now() - interval '27 hours' where id = '{spareGift}'"], "gift-card ••"],
];

const labels: readonly Mutation[] = [
  ["LB1", "an older label counts", ["update shelf_labels set label_id = (select l.id from printed_labels l join label_runs r on r.id = l.run_id where l.variant_id = '{lamp}' order by r.confirmed_at limit 1), hung_at = (select min(confirmed_at) from label_runs) where variant_id = '{lamp}'"], LAMP_HERE],
  ["LB1", "a label falls off the shelf", ["delete from shelf_labels where variant_id = '{lamp}'"], LAMP_HERE],
  ["LB1", "a label hangs that nobody hung", ["update label_runs set confirmed_at = null, confirmed_by = null"], LAMP_HERE, ["LB3"]],
  ["LB2", "a label says what the list never said", ["update printed_labels set amount = amount - 1 where variant_id = '{lamp}'"], "{lampSku}"],
  ["LB2", "a label shows a lowest price that was none", [without("printed_labels", "printed_labels_lowest"), "update printed_labels set lowest = amount, lowest_days = 30 where variant_id = '{lamp}'"], "{lampSku}"],
  ["LB2", "a run has no labels", ["insert into label_runs (id, location_id, template, locale, actor) values ('{spare}', '{place}', '57x32', 'it', 'staff:x')"], "run {spare}"],
  ["LB4", "a label doesn't hear of a new price", ["update shelf_labels set until_at = now() where variant_id = '{lamp}'"], LAMP_HERE],
  ["LB5", "another thing's label is honoured", ["update order_lines set label_id = (select id from printed_labels where variant_id = '{vase}' limit 1) where id = '{paidLine}'"], "{paidNumber}/0"],
  ["LB5", "a label is honoured that said no less", ["update order_lines set label_id = (select id from printed_labels where variant_id = '{lamp}' limit 1) where id = '{paidLine}'"], "{paidNumber}/0"],
  ["LB3", "a label is asked for that hung elsewhere", ["update label_asks set location_id = '{other}'"], "{lampSku}"],
];

const OPEN = "{placeHandle} till 1";
const SHUT = "{otherHandle} till 2 (session {shut})";
const drawer = (set: string, id = "{sessionId}") => `update cash_sessions set ${set} where id = '${id}'`;
const drawers: readonly Mutation[] = [
  ["T1", "a till is opened twice", ["drop index cash_sessions_one_open", "insert into cash_sessions (id, till_id, currency, opened_by) values ('{spare}', '{tillId}', 'EUR', 'staff:other')"], OPEN],
  ["T2", "a balance is set by hand", [drawer("balance = balance + 100")], OPEN, ["T4"]],
  ["T2", "a movement is lost", ["delete from cash_movements where session_id = '{sessionId}'"], OPEN, ["T3", "T4"]],
  ["T3", "cash was taken and lies nowhere", ["update payment_attempts set tender = 'cash' where id = '{paidAttempt}'"], "{paidNumber} (payment {paidAttempt})", ["L3"]],
  ["T3", "cash was given back from nowhere", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor, state, settled_at) values ('{cashRefund}', '{cashAttempt}', 100, 'spare', 'goodwill', 'staff:other', 'succeeded', now())"], "{cashNumber} (refund {cashRefund})", ["P4", "L3", "L4"]],
  ["T3", "a sale counts in no day", ["delete from till_takings"], "{cashNumber} (payment {cashAttempt})"],
  ["T4", "what left the drawer is not booked", ["delete from entries where journal_id = (select id from cash_movements where session_id = '{shut}' and kind = 'taken')", "delete from journals where id = (select id from cash_movements where session_id = '{shut}' and kind = 'taken')"], "{otherHandle} books "],
  ["T5", "a closure is lost", ["delete from cash_counts where session_id = '{shut}'", "delete from entries where journal_id in (select id from journals where kind = 'drawer')", "delete from journals where kind = 'drawer'", "delete from cash_movements where session_id = '{shut}'", "delete from cash_sessions where id = '{shut}'"], "{otherHandle} till 2"],
  ["T5", "a closure takes another's number", [drawer("closure = 7", "{shut}")], "{otherHandle} till 2"],
  ["T6", "a report is made prettier", [drawer(`report = jsonb_set(report, array['variance'], '0')`, "{shut}")], SHUT],
  ["T6", "a report sells what nobody bought", [drawer(`report = jsonb_set(report, array['sales'], '[{"tender":"cash","count":1,"amount":100}]')`, "{shut}")], SHUT],
  ["T6", "a count is rewritten", ["update cash_counts set counted = 10000 where session_id = '{shut}'"], SHUT],
  ["T7", "nobody moved the money", [without("cash_movements", "cash_movements_actor"), "update cash_movements set actor = '' where session_id = '{shut}'"], SHUT],
  ["T7", "nobody approved what was missing", ["update locations set variance_limit = 50"], SHUT],
];

const RETURNED = "{backNumber} (return {returned})";
const returnLine = (set: string) => `update return_lines set ${set} where id = '{returnedShelf}'`;
const returns: readonly Mutation[] = [
  ["S12", "a broken piece hangs on the shelf", [without("return_lines", "return_lines_sellable"), returnLine("condition = 'faulty'")], RETURNED],
  ["S12", "a piece came to another store", ["update stock_movements set location_id = '{place}' where cause = 'return:{returnedShelf}'"], RETURNED, ["S1"]],
  ["S12", "a piece came from nobody", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'return', 1, 'return:{spare}', 'staff:other')", level("on_hand = on_hand + 1")], "return:{spare}"],
  ["S12", "a piece came back and never arrived", ["update stock_movements set cause = 'count:7', kind = 'count' where cause = 'return:{returnedShelf}'"], RETURNED],
  ["S13", "what was never returned is said to hang again", ["insert into reshelvings (movement_id, actor) select id, 'staff:other' from stock_movements where kind = 'receive' order by id limit 1"], "movement "],
  ["S13", "nobody hung it", [without("reshelvings", "reshelvings_actor"), "insert into reshelvings (movement_id, actor) select id, '' from stock_movements where kind = 'return' order by id limit 1"], "movement "],
  ["R1", "a piece is counted as back that is not", ["update order_lines set returned = returned + 1 where id = '{backLine}'"], "{backNumber}/0", ["R7"]],
  ["R2", "a piece gives more than it cost", [returnLine("share = share + 1")], "{backNumber}/0"],
  ["R2", "a piece gives more than its share", [without("return_lines", "return_lines_amount"), returnLine("amount = share + 1"), "update refunds set amount = amount + 1 where return_id = '{returned}'", order("back", "refunded = refunded + 1")], RETURNED],
  ["R3", "a return gave nothing", ["delete from refunds where return_id = '{returned}'", order("back", "refunded = 0")], RETURNED],
  ["R3", "a return gave a delivery that nobody paid", [without("returns", "returns_delivery"), "update returns set delivery = 2001 where id = '{returned}'", "update refunds set amount = amount + 2001 where return_id = '{returned}'", order("back", "refunded = refunded + 2001")], "{backNumber}"],
  ["R3", "a return gave twice", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, return_id, actor) values ('{spare}', '{backAttempt}', 1, 'spare', 'return', '{returned}', 'staff:other')", order("back", "refunded = refunded + 1")], RETURNED],
  ["R3", "a return gave another order's money", ["update refunds set attempt_id = '{paidAttempt}' where return_id = '{returned}'", order("back", "refunded = 0"), order("paid", "refunded = (select sum(amount) from refunds where attempt_id = '{paidAttempt}')")], RETURNED],
  ["R5", "what a return gave became somebody's card payment", ["update refunds set exchange_id = '{paidAttempt}' where return_id = '{returned}'"], RETURNED],
  ["R5", "an exchange is paid by no return", ["update payment_attempts set tender = 'exchange' where id = '{paidAttempt}'"], "{paidNumber} (payment {paidAttempt})", ["L3"]],
  ["R6", "money goes over a card that no goods were paid with", ["update refunds set via_id = '{paidAttempt}' where return_id = '{returned}'"], "{paidNumber} (payment {paidAttempt})"],
  ["R4", "nobody took it", [without("returns", "returns_actor"), "update returns set actor = '' where id = '{returned}'"], RETURNED, ["S12"]],
  ["R4", "kindness without a word", [without("returns", "returns_goodwill"), "update returns set kind = 'goodwill' where id = '{returned}'", "update refunds set reason = 'goodwill' where return_id = '{returned}'"], RETURNED],
  ["R4", "a return of another order's line", ["update return_lines set order_line_id = '{sentLine}' where id = '{returnedShelf}'"], RETURNED, ["S12", "R1"]],
  ["R7", "two announcements wait", ["drop index return_requests_one_open", "insert into return_requests (id, order_id, kind, way, reason, code_hash, actor, expires_at) select '{spare}', order_id, kind, way, reason, 'x', actor, expires_at from return_requests where id = '{announced}'", "insert into return_request_lines select '{spare}', order_line_id, quantity from return_request_lines where request_id = '{announced}'"], "{backNumber}"],
  ["R7", "more is announced than is left", ["update return_request_lines set quantity = 2 where request_id = '{announced}'"], "{backNumber} (announced {announced})"],
  ["R7", "it lapsed before its time", ["update return_requests set state = 'lapsed', ended_at = now() where id = '{announced}'", "update codes set ended_at = now() where order_id = '{back}' and purpose = 'return'"], "{backNumber} (announced {announced})"],
  ["R7", "its code outlives it", ["update return_requests set state = 'cancelled', ended_at = now() where id = '{announced}'"], "{backNumber} (announced {announced})"],
  ["R7", "nobody announced it", [without("return_requests", "return_requests_actor"), "update return_requests set actor = '' where id = '{announced}'"], "{backNumber} (announced {announced})"],
  ["R7", "it names no piece", ["delete from return_request_lines where request_id = '{announced}'"], "{backNumber} (announced {announced})"],
  ["R8", "a gift gave its giver's money back", ["update returns set gift = true where id = '{returned}'"], RETURNED],
  ["R8", "credit for a return never came", ["update refunds set wallet_id = '{spareGift}', state = 'due' where return_id = '{returned}'"], RETURNED],
  ["W6", "credit for a return is not on its card", ["update refunds set wallet_id = '{spareGift}', state = 'succeeded' where return_id = '{returned}'"], "gift-card ••", ["L3", "L4"]],
  ["R9", "goods without a receipt gave more than they are worth", ["update no_receipt_lines set amount = amount + 1 where return_id = '{bare}'"], "no receipt {bare}"],
  ["R9", "they gave more than the word was for", ["update no_receipt_returns set amount = amount + 1 where id = '{bare}'"], "no receipt {bare}"],
  ["R9", "nobody's word was used for them", ["update approvals set action = 'drawer-open', amount = 0, bound = encode(sha256(convert_to(concat_ws(E'\\n', asked_by::text, 'drawer-open', location_id::text, '0', subject), 'UTF8')), 'hex') where id = (select approval_id from no_receipt_returns where id = '{bare}')"], "no receipt {bare}"],
  ["R9", "they never hung in the store", ["update stock_movements set cause = 'count:8', kind = 'count' where cause like 'no-receipt:%'"], "no receipt {bare}/0"],
  ["R9", "a piece without a receipt came from nobody", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'return', 1, 'no-receipt:{spare}', 'staff:other')", level("on_hand = on_hand + 1")], "no-receipt:{spare}"],
  ["R9", "the list had a lower price in those days", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) select '{spare}', '{lamp}', 'EUR', 1, 'regular', p.starts_at + interval '1 millisecond', 'test', 'job:test' from prices p where p.variant_id = '{lamp}' order by p.starts_at limit 1"], "no receipt {bare}/0", ["PR1", "LB4"]],
  ["R9", "their credit is booked as a gift of the shop", ["update entries set account = 'goodwill' where account = 'no-receipt'"], "no receipt {bare}"],
  ["L5", "a return of another day is rewritten", ["update returns set taken_at = taken_at - interval '2 days'", "select seal_ledgers() from generate_series(1, 35)", returnLine("condition = 'opened'")], "return_lines of "],
];

export const MUTATIONS: readonly Mutation[] = [...returns, ...CLAIM_MUTATIONS, ...IMPORT_MUTATIONS, ...labels, ...stock, ...orders, ...promises, ...money, ...documents, ...wallets, ...drawers, ...others];
