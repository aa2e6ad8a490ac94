import { EACH_LINE, EACH_ORDER } from "./sources";
import type { Invariant } from "./types";

const RESTORE = { it: "Un documento è cambiato dopo l’accordo. Confrontalo con la conferma inviata al cliente e con l’ultimo backup: vale quello che ha accettato.", en: "A document was changed after it was agreed. Compare it with the confirmation that the customer got and with the last backup: what was accepted counts." };

/** The order document: what was agreed, who serves it, where it stands. */
export const ORDERS: readonly Invariant[] = [
  {
    id: "O1",
    says: { it: "Un ordine torna al centesimo: righe, sconto, consegna, IVA e totale.", en: "An order adds up to the cent: lines, discount, delivery, VAT and total." },
    broken: { of: EACH_ORDER, where: "total <> goods - discount + delivery or l_goods <> goods or l_discount <> discount or gross <> total or charges <> delivery" },
    guard: "Checked when the transaction of the order ends (trigger reconcile_order); what was accepted is frozen afterwards.",
    mend: RESTORE,
    fault: ["the connection dies in the middle of the work", "db/atomically.test.ts", "a connection lost on the way is replaced, and the work is done once"],
  },
  {
    id: "O2",
    says: { it: "Ogni riga costa quello che diceva il listino quando il cliente ha accettato.", en: "Every line costs what the price list said when the buyer accepted." },
    broken: { of: EACH_LINE, where: "price_id is null or p_variant <> variant_id or p_currency <> currency or p_amount <> unit_amount or starts_at > placed_at + interval '1 minute' or ends_at < placed_at - interval '1 minute'" },
    guard: "Checked when the transaction of the order ends, against the list of that minute; the list is append-only and begins no price in the past.",
    mend: RESTORE,
    fault: ["a price changes during the checkout", "lib/checkout/place-order.test.ts", "a price that changed during the checkout is a refusal"],
  },
  {
    id: "O3",
    says: { it: "Un ordine pagato o evaso ha incassato tutto.", en: "A paid or served order has all its money." },
    broken: { of: EACH_ORDER, where: "state in ('paid', 'fulfilled') and captured <> total" },
    guard: "CHECK orders_paid.",
    mend: { it: "Confronta con il gestore dei pagamenti. Se il denaro non c’è, ferma i pacchi e scrivi al cliente.", en: "Compare with the card processor. If the money isn’t there, stop the parcels and write to the customer." },
    fault: ["the processor captured another amount", "lib/payments/settle.test.ts", "an amount that differs settles nothing"],
  },
  {
    id: "O4",
    within: 60,
    says: { it: "Un ordine annullato o scaduto non trattiene denaro, se nulla è partito.", en: "A cancelled or expired order keeps no money, unless something of it has left." },
    broken: `
      select o.number as key from orders o where o.state in ('cancelled', 'expired') and o.captured <> o.refunded and o.closed_at < now() - interval '1 hour'
        and not exists (select 1 from order_lines l where l.order_id = o.id and l.fulfilled > 0)`,
    guard: "An order that ends with money and nothing served needs its refund in the same transaction (trigger complete_step).",
    mend: { it: "Guarda il rimborso dell’ordine: se è fallito, restituisci il denaro in un altro modo.", en: "Look at the order’s refund: if it failed, give the money back another way." },
    fault: ["a refund comes back days after it went through", "lib/payments/refunds.test.ts", "that comes back after it had gone is money we have again"],
  },
  {
    id: "O5",
    says: { it: "Un ordine annullato o scaduto non impegna pezzi.", en: "A cancelled or expired order holds no pieces." },
    broken: `
      select o.number || ' ' || l.sku as key from holds h join order_lines l on l.id = h.order_line_id join orders o on o.id = l.order_id
      where h.state = 'held' and o.state in ('cancelled', 'expired')`,
    guard: "Checked when the transaction that ends it is over (trigger complete_step); no hold begins for a dead order.",
    mend: { it: "Libera l’impegno: i pezzi sono vendibili.", en: "Release the hold: the pieces may be sold." },
    fault: ["the sweeper ends an order while its money arrives", "lib/payments/settle.test.ts", "whoever wins, the order is paid or expired, never both"],
  },
  {
    id: "O6",
    says: { it: "Ogni parte di un ordine ha i suoi pezzi: impegnati finché aspetta, usciti quando è partita, liberi se è annullata.", en: "Every part of an order has its pieces: held while it waits, gone when it has left, free when it was cancelled." },
    broken: { of: EACH_LINE, where: "misplaced" },
    guard: "Checked when the order is written and at every step of its parts and holds (triggers reconcile_order and reconcile_parts).",
    mend: { it: "Guarda la parte nell’ufficio e sullo scaffale: che cosa è davvero partito?", en: "Look at the part in the office and on the shelf: what has really left?" },
    fault: ["the last piece goes while an order is being written", "lib/checkout/place-order.test.ts", "twenty shoppers want three"],
  },
  {
    id: "O7",
    says: { it: "Esce quanto le parti hanno consegnato, non più del comprato; torna non più di quanto è uscito.", en: "As much left as its parts handed over, no more than was bought; no more comes back than left." },
    broken: { of: EACH_LINE, where: "fulfilled <> served or fulfilled > quantity or returned > fulfilled or returned < 0" },
    guard: "CHECK order_lines_progress; counted against the parts when the transaction ends (trigger reconcile_parts).",
    mend: { it: "Confronta con i documenti di consegna e correggi la parte che non torna.", en: "Compare with the delivery notes and correct the part that is wrong." },
    fault: ["ten colleagues send one parcel", "lib/fulfilment/send-parcel.test.ts", "ten colleagues at once"],
  },
  {
    id: "O8",
    says: { it: "La storia di un ordine comincia, fa solo passi permessi e finisce dove l’ordine è ora.", en: "An order’s history begins, takes only steps that are allowed, and ends where the order is now." },
    broken: [
      // What was entered and not left again must be the present state: sums of hashes say so in one pass, without sorting.
      { of: EACH_ORDER, where: "beginnings is distinct from 1 or stands <> hashtext(state) or was_paid <> (paid_at is not null) or was_closed <> (closed_at is not null)" },
      `select o.number || ' ' || h."from" || ' to ' || h."to" as key from order_history h join orders o on o.id = h.order_id
        where h."from" is not null and not exists (select 1 from order_transitions t where t."from" = h."from" and t."to" = h."to")`,
    ],
    guard: "The trigger of orders follows order_transitions and writes the history, which is append-only; the dates belong to their steps.",
    mend: RESTORE,
    fault: ["a parcel is sent and its order cancelled at once", "lib/fulfilment/send-parcel.test.ts", "sent and cancelled at once"],
  },
  {
    id: "O9",
    says: { it: "Una cassa fa un ordine, e un numero è di un ordine solo.", en: "One checkout makes one order, and a number is one order’s." },
    broken: "select min(number) as key from orders group by attempt_key having count(*) > 1 union all select number from orders group by number having count(*) > 1",
    guard: "Unique attempt_key and number.",
    mend: { it: "Annulla l’ordine doppio e rimborsalo.", en: "Cancel the second order and refund it." },
    fault: ["a button is pressed twice at once", "lib/checkout/place-order.test.ts", "a button pressed twice at once places one order"],
  },
  {
    id: "O11",
    says: { it: "L’IVA del documento è quella delle sue righe e della consegna, aliquota per aliquota.", en: "The document’s VAT is that of its lines and its delivery, rate by rate." },
    broken: { of: EACH_ORDER, where: "wrong_vat" },
    guard: "Checked when the transaction of the order ends (trigger reconcile_order); append-only.",
    mend: RESTORE,
    fault: ["rounding, rate by rate", "lib/checkout/rules.test.ts", "every part reconciles with the total to the cent"],
  },
  {
    id: "O12",
    says: { it: "Uno sconto non supera quello che sconta, e niente costa meno di zero.", en: "A discount is no more than what it is taken from, and nothing costs less than zero." },
    broken: [
      { of: EACH_ORDER, where: "discount not between 0 and goods or delivery < 0 or total < 0 or captured not between 0 and total or refunded not between 0 and captured" },
      { of: EACH_LINE, where: "quantity <= 0 or unit_amount < 0 or discount < 0 or total < 0 or total <> unit_amount * quantity - discount or vat not between 0 and total" },
    ],
    guard: "CHECK orders_total, orders_money and order_lines_total.",
    mend: RESTORE,
    fault: ["a code takes off more than the goods cost", "lib/pricing/rules.test.ts", "never take off more than the goods cost"],
  },
  {
    id: "O13",
    says: { it: "Un ordine e i suoi pagamenti sono in una sola valuta.", en: "An order and its payments are in one currency." },
    broken: { of: EACH_ORDER, where: "other_currency" },
    guard: "Checked when a payment is begun (trigger fit_attempt), and when it is captured.",
    mend: { it: "Ferma l’ordine e cerca l’incasso presso il gestore dei pagamenti.", en: "Stop the order and look at the capture at the card processor." },
    fault: ["a payment is begun in another currency", "db/guards-money.test.ts", "it is paid in another currency"],
  },
  {
    id: "O15",
    says: { it: "Ogni pezzo ordinato è affidato a una parte.", en: "Every piece ordered is given to a part." },
    broken: { of: EACH_LINE, where: "quantity <> given" },
    guard: "Checked when the transaction of the order ends (trigger reconcile_order); parts of orders stay.",
    mend: { it: "Decidi chi serve i pezzi rimasti, oppure rimborsali.", en: "Decide who serves the pieces that are left, or refund them." },
    fault: ["the connection dies in the middle of the work", "db/atomically.test.ts", "a connection lost on the way is replaced, and the work is done once"],
  },
  {
    id: "O16",
    says: { it: "Un ordine è evaso quando lo è l’ultima delle sue parti, non prima e non dopo.", en: "An order is served when the last of its parts is, not before and not after." },
    broken: { of: EACH_ORDER, where: "case state when 'fulfilled' then waiting > 0 when 'paid' then waiting = 0 when 'placed' then served > 0 else waiting > 0 end" },
    guard: "Checked at every step of an order and its parts (trigger reconcile_parts).",
    mend: { it: "Guarda le parti dell’ordine e segna quella che manca.", en: "Look at the order’s parts and mark the one that is missing." },
    fault: ["one parcel of two leaves", "lib/fulfilment/send-parcel.test.ts", "an order with a part left stays paid"],
  },
  {
    id: "O17",
    says: { it: "Si prepara solo ciò che è pagato, o prenotato per pagarlo al ritiro; e ciò che è prenotato si ritira.", en: "Only what is paid, or reserved to be paid when it is collected, is worked on; and what is reserved is collected." },
    broken: `
      select o.number || '/' || f.position as key from fulfilments f join orders o on o.id = f.order_id
        where (o.state = 'placed' and o.contract <> 'reserved' and f.state not in ('waiting', 'cancelled')) or (o.contract = 'reserved' and f.kind <> 'collect')`,
    guard: "Refused at every step of a part (trigger guard_reserved); how the contract is made is never changed (column grants).",
    mend: { it: "Ferma la preparazione e guarda il pagamento dell’ordine.", en: "Stop the picking and look at the order’s payment." },
    fault: ["a colleague takes what nobody has paid", "lib/payments/pay-at-handover.test.ts", "what waits for its money on the web is not worked on"],
  },
];
