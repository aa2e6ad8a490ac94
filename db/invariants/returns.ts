import { EACH_LINE } from "./sources";
import { type Invariant, nobody } from "./types";

const LOOK = { it: "Apri l’ordine e il reso nell’ufficio, e guarda i pezzi: che cosa è tornato davvero? Poi conta la merce.", en: "Open the order and the return in the office, and look at the pieces: what has really come back? Then count the goods." };
const MONEY = { it: "Confronta il reso con i suoi rimborsi: quello che manca va restituito, quello che è di troppo va annotato.", en: "Compare the return with its refunds: give back what is missing, and write down what was too much." };
/** A return by its order: `7KQ2MXDH (return 0199…)`. */
const KEY = "o.number || ' (return ' || r.id || ')'";

/** Goods that came back, and what was given for them. */
export const RETURNS: readonly Invariant[] = [
  {
    id: "S12",
    says: { it: "Ogni pezzo accettato entra una volta nel negozio che lo ha ricevuto: sullo scaffale solo se si può rivendere.", en: "Every piece accepted enters the store that took it once: its shelf only if it may be sold again." },
    broken: `
      select coalesce(${KEY}, m.cause) as key
      from (select * from return_lines where accepted) b join returns r on r.id = b.return_id join orders o on o.id = r.order_id join order_lines l on l.id = b.order_line_id
      full join (select * from stock_movements where kind = 'return' and cause not like 'no-receipt:%') m on m.cause = 'return:' || b.id
      where b.id is null or m.id is null or m.location_id <> r.location_id or m.variant_id <> l.variant_id or m.actor <> r.actor
        or m.on_hand_by <> case when b.disposition = 'sell' and b.condition in ('as-new', 'opened') then b.quantity else 0 end or m.on_hand_by + m.damaged_by <> b.quantity`,
    guard: "The trigger of return_lines writes the movement, and nothing else may write one of this kind; CHECK return_lines_sellable.",
    mend: LOOK,
    fault: ["a broken piece is put on the shelf", "lib/returns/take-back.test.ts", "only what may be sold again hangs on the shelf"],
  },
  {
    id: "S13",
    says: { it: "Si dice che è di nuovo a posto, una volta, solo di ciò che è tornato su uno scaffale, e si sa chi l’ha detto.", en: "Only what came back to a shelf is said to hang again, once, and it is known by whom." },
    broken: `select 'movement ' || h.movement_id as key from reshelvings h left join stock_movements m on m.id = h.movement_id where m.id is null or m.kind <> 'return' or m.on_hand_by <= 0 or h.at < m.at or ${nobody("h.actor")}`,
    guard: "The trigger of reshelvings asks for the movement; its key is the movement; CHECK reshelvings_actor; append-only.",
    mend: { it: "Guarda lo scaffale e conta.", en: "Look at the shelf, and count." },
    fault: ["ten colleagues hang the same pieces at once", "lib/inventory/hang-up.test.ts", "ten colleagues at once"],
  },
  {
    id: "R1",
    says: { it: "Di ogni riga è tornato quanto dicono i suoi resi.", en: "Of every line as much came back as its returns say." },
    broken: { of: EACH_LINE, where: "returned <> came" },
    guard: "Counted by the trigger of return_lines; nobody sets it, and CHECK order_lines_progress keeps it within what was handed over.",
    mend: LOOK,
    fault: ["ten presses in two stores for three pieces", "lib/returns/take-back.test.ts", "ten presses in two stores for three pieces"],
  },
  {
    id: "R2",
    says: { it: "Un pezzo reso vale quello che è costato: mai di più, e tutta la riga quando è tornata intera.", en: "A piece that came back is worth what it cost: never more, and the whole line once all of it is back." },
    broken: [
      { of: EACH_LINE, where: "came_share > least(total, came * ceil(total::numeric / quantity)) or (came = quantity and came_share <> total)" },
      `select ${KEY} as key from return_lines b join returns r on r.id = b.return_id join orders o on o.id = r.order_id where b.amount not between 0 and b.share or (not b.accepted and b.share <> 0)`,
    ],
    guard: "Checked when the transaction of the return ends (trigger reconcile_return); CHECK return_lines_amount.",
    mend: MONEY,
    fault: ["three pieces of a line come back one after the other", "lib/returns/take-back.test.ts", "three of three come to exactly the line's total"],
  },
  {
    id: "R3",
    says: { it: "Un reso restituisce la somma delle sue righe, e con tutto il contratto la consegna, dal denaro del suo ordine.", en: "A return gives back the sum of its lines, and with the whole contract its delivery, of its own order’s money." },
    broken: [`
      select ${KEY} as key from returns r join orders o on o.id = r.order_id
      left join (select return_id, sum(amount) as amount from return_lines group by return_id) l on l.return_id = r.id
      left join (select b.return_id, sum(b.amount) as sent, sum(b.amount) filter (where b.state <> 'failed') as kept, array_agg(distinct a.order_id) as of, array_agg(distinct b.reason) as reasons
        from refunds b join payment_attempts a on a.id = b.attempt_id where b.return_id is not null group by b.return_id) m on m.return_id = r.id
      where l.amount is null or coalesce(m.kept, 0) > l.amount + r.delivery or coalesce(m.sent, 0) < l.amount + r.delivery or m.of <> array[r.order_id] or m.reasons <> array[case r.kind when 'withdrawal' then 'withdrawal' when 'goodwill' then 'goodwill' else 'return' end]`,
      `select o.number as key from orders o join (select order_id, sum(delivery) as delivery from returns group by order_id) d on d.order_id = o.id where d.delivery > o.delivery`,
    ],
    guard: "Checked when the transaction of the return ends (trigger reconcile_return); which return a refund is of is frozen (trigger guard_refund).",
    mend: MONEY,
    fault: ["the drawer can’t give its part of the money", "lib/returns/take-back-money.test.ts", "comes out of an open drawer that has it"],
  },
  {
    id: "R4",
    says: { it: "Di ogni reso si sa chi lo ha preso; oltre i termini, quale responsabile lo ha voluto e perché. Si recede solo da ciò che è stato comprato a distanza.", en: "Of every return it is known who took it; beyond the terms, which manager wanted it and why. Only what was bought at a distance is withdrawn from." },
    broken: `
      select ${KEY} as key from returns r join orders o on o.id = r.order_id left join approvals a on a.id = r.approval_id and a.action = 'goodwill-return' and a.location_id = r.location_id and a.used_at is not null
      where ${nobody("r.actor")} or (r.kind = 'goodwill') <> (a.id is not null) or (r.kind = 'goodwill' and r.note is null) or (r.kind = 'withdrawal' and o.contract <> 'distance')
        or not exists (select 1 from return_lines b join order_lines l on l.id = b.order_line_id where b.return_id = r.id and l.order_id = r.order_id)
        or exists (select 1 from return_lines b join order_lines l on l.id = b.order_line_id where b.return_id = r.id and l.order_id <> r.order_id)`,
    guard: "The trigger of returns asks for the approval and how the contract was made, that of return_lines for lines of the order; CHECK returns_actor and returns_goodwill; append-only.",
    mend: { it: "Chiedi chi era di turno e annotalo.", en: "Ask who was on duty and write it down." },
    fault: ["a cashier is kind by themselves", "lib/returns/take-back.test.ts", "beyond the terms it needs a manager's word"],
  },
  {
    id: "R5",
    says: { it: "Quello che un reso dà per un altro acquisto lo paga, tutto, nello stesso momento, e non torna in nessun altro posto.", en: "What a return gives for another purchase pays for it, all of it, in the same moment, and goes nowhere else." },
    broken: [
      `select ${KEY} as key from refunds b join returns r on r.id = b.return_id join orders o on o.id = r.order_id join payment_attempts a on a.id = b.exchange_id where a.tender <> 'exchange' or b.state <> 'succeeded' or a.order_id = r.order_id`,
      `select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join orders o on o.id = a.order_id left join (select exchange_id, sum(amount) as amount, count(distinct return_id) as returns from refunds group by exchange_id) b on b.exchange_id = a.id
        where a.tender = 'exchange' and (a.state <> 'captured' or b.returns is distinct from 1 or b.amount is distinct from a.amount)`,
    ],
    guard: "Checked when the transaction of the sale ends (trigger reconcile_exchange); what a refund became is frozen (trigger guard_refund).",
    mend: MONEY,
    fault: ["a sale in exchange is pressed ten times at once", "lib/till/exchange/take-exchange.test.ts", "ten presses of one sale"],
  },
  {
    id: "R6",
    says: { it: "Quello che la merce ha pagato torna su ciò con cui era stata pagata, mai di più di quanto aveva dato.", en: "What goods paid goes back over what they had been paid with, and never more than they gave." },
    broken: `
      select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join orders o on o.id = a.order_id
      where coalesce((select sum(amount) from refunds where via_id = a.id and state <> 'failed'), 0) > coalesce((select sum(amount) from refunds where attempt_id = a.id and exchange_id is not null), 0)
        or a.tender = 'exchange' and exists (select 1 from refunds where attempt_id = a.id and via_id is null and exchange_id is null) or a.tender <> 'exchange' and exists (select 1 from refunds where attempt_id = a.id and via_id is not null)`,
    guard: "The trigger of refunds follows the goods back, however often they were exchanged (guard_via).",
    mend: MONEY,
    fault: ["what was taken in exchange comes back twice at once", "lib/till/exchange/goods-paid.test.ts", "the same pieces at three desks"],
  },
  {
    id: "R7",
    says: { it: "Un reso annunciato è di pezzi consegnati e non ancora tornati, uno per volta per ordine; finisce una volta sola, e con lui il suo codice.", en: "An announced return is of pieces handed over and not back yet, one at a time for an order; it ends once, and its code with it." },
    broken: [
      `select o.number as key from return_requests q join orders o on o.id = q.order_id where q.state = 'announced' group by o.number having count(*) > 1`,
      `select o.number || ' (announced ' || q.id || ')' as key from return_requests q join orders o on o.id = q.order_id left join returns r on r.id = q.return_id
        where ${nobody("q.actor")} or (q.kind = 'withdrawal' and o.contract <> 'distance') or (q.state = 'lapsed' and q.ended_at < q.expires_at)
          or (q.state = 'decided') <> (r.id is not null) or r.order_id <> q.order_id
          or not exists (select 1 from return_request_lines l where l.request_id = q.id)
          or exists (select 1 from return_request_lines a join order_lines l on l.id = a.order_line_id where a.request_id = q.id and (l.order_id <> q.order_id or (q.state = 'announced' and a.quantity > l.fulfilled - l.returned)))
          or (q.state = 'announced' and exists (select 1 from return_request_lines a join return_lines b on b.order_line_id = a.order_line_id join returns d on d.id = b.return_id where a.request_id = q.id and d.taken_at > q.announced_at))
          or exists (select 1 from codes c where c.hash = q.code_hash and (c.purpose <> 'return' or c.order_id <> q.order_id or (c.ended_at is null) <> (q.state = 'announced')))`,
    ],
    guard: "The triggers of return_requests and its lines; unique return_requests_one_open; a return that has pieces of an announced line ends it (trigger decide_return_request), and its code with it (end_code_of_request).",
    mend: { it: "Guarda l’ordine e che cosa è tornato; annulla l’annuncio che non vale più e scrivi al cliente.", en: "Look at the order and at what has come back; cancel the announcement that no longer holds and write to the customer." },
    fault: ["ten forms announce while a counter takes the same pieces", "lib/returns/announce-return.test.ts", "ten forms at once while a counter takes the same pieces"],
  },
  {
    id: "R8",
    says: { it: "Un regalo reso dà solo un buono o altra merce, mai il denaro di chi l’ha pagato; un buono di un reso c’è subito.", en: "A gift that is returned gives credit or other goods, never the money of who paid; credit for a return is there at once." },
    broken: `
      select ${KEY} as key from returns r join orders o on o.id = r.order_id join refunds b on b.return_id = r.id
      where (r.gift and b.wallet_id is null and b.exchange_id is null) or (b.wallet_id is not null and b.state <> 'succeeded')
      union select 'refund ' || id from refunds where wallet_id is not null and (return_id is null or exchange_id is not null)`,
    guard: "Checked when the transaction of the return ends (trigger reconcile_return); where a refund goes is frozen (trigger guard_refund); CHECK refunds_credit.",
    mend: MONEY,
    fault: ["a gift is pressed back to who gave it", "lib/returns/credit.test.ts", "whatever is pressed"],
  },
  {
    id: "R9",
    says: { it: "Un reso senza scontrino dà un solo buono, quanto valgono i suoi pezzi al prezzo più basso di quei giorni, con la parola di un responsabile per quella somma; ogni suo pezzo è entrato una volta nel suo negozio.", en: "A return without a receipt gives one credit, as much as its pieces are worth at the lowest price of those days, with a manager’s word for that sum; each of its pieces entered its store once." },
    broken: [
      `select 'no receipt ' || r.id as key from no_receipt_returns r left join approvals a on a.id = r.approval_id and a.action = 'no-receipt-return' and a.location_id = r.location_id and a.amount = r.amount and a.used_at is not null and 'staff:' || a.asked_by = r.actor
        where a.id is null or ${nobody("r.actor")} or r.amount > r.most or r.amount is distinct from (select sum(amount) from no_receipt_lines where return_id = r.id)
          or (select jsonb_agg(jsonb_build_array(e.cause, e.balance_by)) from wallet_entries e where e.wallet_id = r.wallet_id and e.kind = 'issue') is distinct from jsonb_build_array(jsonb_build_array('no-receipt:' || r.id, r.amount))`,
      `select 'no receipt ' || r.id || '/' || l.position as key from no_receipt_lines l join no_receipt_returns r on r.id = l.return_id join prices p on p.id = l.price_id left join stock_movements m on m.kind = 'return' and m.cause = 'no-receipt:' || l.id
        where m.id is null or m.location_id <> r.location_id or m.variant_id <> l.variant_id or m.actor <> r.actor or m.on_hand_by <> l.quantity or m.damaged_by <> 0
          or p.variant_id <> l.variant_id or p.currency <> r.currency or l.amount <> p.amount * l.quantity or p.amount > (select q.amount from prices q where q.id = lowest_price(l.variant_id, r.currency, r.taken_at - make_interval(days => r.days), r.taken_at))`,
      `select cause as key from stock_movements m where kind = 'return' and cause like 'no-receipt:%' and not exists (select 1 from no_receipt_lines l where m.cause = 'no-receipt:' || l.id)
        union all select e.cause from wallet_entries e where e.cause like 'no-receipt:%' and not exists (select 1 from no_receipt_returns r where e.cause = 'no-receipt:' || r.id and e.wallet_id = r.wallet_id)`,
      `select 'no receipt ' || r.id as key from no_receipt_returns r left join wallet_entries e on e.wallet_id = r.wallet_id and e.kind = 'issue' left join journals j on j.cause = 'entry:' || e.id left join entries b on b.journal_id = j.id and b.account = 'no-receipt' group by r.id, r.amount having coalesce(sum(b.amount), 0) <> r.amount`,
    ],
    guard: "The triggers of no_receipt_returns and its lines ask for the approval and the lowest price and write the movements; reconcile_no_receipt when the transaction ends; give_no_receipt_credit is the only entrance to its credit, and books it; append-only.",
    mend: { it: "Guarda il reso con il responsabile che lo ha voluto; se il buono è di troppo, annullalo, poi conta la merce.", en: "Look at the return with the manager who wanted it; if the credit is too much, void it, then count the goods." },
    fault: ["one press without a receipt is sent ten times at once", "lib/returns/take-without-receipt.test.ts", "pressed ten times at once"],
  },
];
