import { EACH_HOLD, EACH_SHELF, HOLD_KEY } from "./sources";
import type { Invariant } from "./types";

const COUNT = { it: "Conta i pezzi sullo scaffale, registra il conteggio, poi cerca nel registro dei movimenti che cosa manca.", en: "Count the pieces on the shelf, record the count, then look in the movements for what is missing." };
const RESTORE = { it: "Qualcuno ha scritto nel database scavalcando il negozio. Confronta con l’ultimo backup e rimetti la riga com’era.", en: "Somebody wrote into the database past the shop. Compare with the last backup and put the row back." };

/** Pieces: levels, movements, holds. */
export const STOCK: readonly Invariant[] = [
  {
    id: "S1",
    says: { it: "La giacenza è la somma dei suoi movimenti.", en: "A stock level is the sum of its movements." },
    broken: { of: EACH_SHELF, where: "on_hand <> m_on_hand or held <> m_held or in_transit <> m_in_transit or display <> m_display or damaged <> m_damaged" },
    guard: "Only the trigger of stock_movements writes levels; the app may neither write a level nor edit a movement.",
    mend: COUNT,
    fault: ["the second half of a torn transaction arrives alone", "db/transaction.test.ts", "the database keeps the second half out of a ledger, whatever the driver does"],
  },
  {
    id: "S2",
    says: { it: "Nessun posto promette più pezzi di quanti ne ha, e nessuna quantità è sotto zero.", en: "No place promises more pieces than it has, and no quantity is below zero." },
    broken: { of: EACH_SHELF, where: "held < 0 or held > on_hand or in_transit < 0 or display < 0 or damaged < 0" },
    guard: "CHECK stock_levels_never_oversold and stock_levels_never_negative.",
    mend: { it: "Conta i pezzi. Se ne mancano, avvisa i clienti degli ordini che li aspettano e rimborsali.", en: "Count the pieces. If some are missing, tell the customers whose orders wait for them, and refund." },
    fault: ["twenty shoppers want the last three pieces", "lib/checkout/place-order.test.ts", "twenty shoppers want three"],
  },
  {
    id: "S3",
    says: { it: "I pezzi impegnati sono quelli degli impegni aperti.", en: "Pieces held are those of the open holds." },
    broken: { of: EACH_SHELF, where: "held <> promised" },
    guard: "A hold writes its own movement, and nothing else may write one of these kinds.",
    mend: RESTORE,
    fault: ["the sweeper ends an order while its money arrives", "lib/payments/settle.test.ts", "whoever wins, the order is paid or expired, never both"],
  },
  {
    id: "S4",
    says: { it: "Ogni impegno ha preso i suoi pezzi con un solo movimento.", en: "Every hold took its pieces by one movement." },
    broken: { of: EACH_HOLD, where: "id is not null and (taken <> 1 or took <> quantity)", key: HOLD_KEY },
    guard: "The trigger of holds writes the movement; unique (cause, kind, variant, place).",
    mend: RESTORE,
    fault: ["a button is pressed twice at once", "lib/checkout/place-order.test.ts", "a button pressed twice at once places one order"],
  },
  {
    id: "S5",
    within: 2,
    says: { it: "Nessun pezzo resta impegnato oltre il tempo per pagarlo.", en: "No piece stays held past the time to pay for it." },
    broken: `
      select o.number || ' ' || l.sku || ' (hold ' || h.id || ')' as key from holds h join order_lines l on l.id = h.order_line_id join orders o on o.id = l.order_id
      where h.state = 'held' and (h.expires_at < now() - interval '2 minutes' or (h.expires_at is null and o.state = 'placed'))
        and not exists (select 1 from payment_attempts a where a.order_id = o.id and a.tender = 'card-online' and a.state in ('created', 'unknown', 'open'))`,
    guard: "A hold of an order that isn’t paid has an end (trigger). The sweeper frees it; while the card processor doesn’t answer it stays, and P6 tells.",
    mend: { it: "Controlla che i lavori girino (UNICO_WORKER). Un impegno rimasto così non torna libero da solo: chiudi il suo ordine.", en: "See that the jobs run (UNICO_WORKER). A hold left like this does not come free by itself: close its order." },
    fault: ["a shopper never comes back from the payment page", "lib/payments/settle.test.ts", "the page is closed at the processor, the pieces are free"],
  },
  {
    id: "S6",
    says: { it: "Un impegno chiuso ha il movimento che dice come: uscito se servito, liberato se no.", en: "A closed hold has the movement that says how: shipped if it was served, released if not." },
    broken: { of: EACH_HOLD, where: "state <> 'held' and (gave is distinct from quantity or case state when 'fulfilled' then shipped else released end = 0)", key: HOLD_KEY },
    guard: "The trigger of holds writes the movement; a hold ends fulfilled, released or expired (CHECK holds_state).",
    mend: RESTORE,
    fault: ["a parcel is sent and cancelled at once", "lib/fulfilment/send-parcel.test.ts", "sent and cancelled at once"],
  },
  {
    id: "S7",
    says: { it: "Ogni movimento di un impegno ha il suo impegno, nello stato che racconta.", en: "Every movement of a hold has its hold, in the state that it tells of." },
    broken: { of: EACH_HOLD, where: "id is null or (shipped > 0 and state <> 'fulfilled') or (released > 0 and state not in ('released', 'expired'))" },
    guard: "Movements of these kinds come from the trigger of holds alone; holds are closed, never deleted.",
    mend: RESTORE,
    fault: ["a hold is deleted by hand", "db/guards.test.ts", "a hold is deleted"],
  },
  {
    id: "S8",
    says: { it: "Un impegno finisce una volta sola.", en: "A hold ends once." },
    broken: { of: EACH_HOLD, where: "shipped + released > 1" },
    guard: "A closed hold is final (trigger).",
    mend: RESTORE,
    fault: ["ten colleagues send one parcel", "lib/fulfilment/send-parcel.test.ts", "ten colleagues at once"],
  },
  {
    id: "S9",
    within: 14 * 24 * 60,
    says: { it: "Quello che parte per un trasferimento arriva entro quattordici giorni.", en: "What leaves on a transfer arrives within fourteen days." },
    broken: `
      select cause || ' ' || v.sku as key from stock_movements m join variants v on v.id = m.variant_id
      where kind in ('transfer-out', 'transfer-in') group by cause, v.sku having sum(on_hand_by) <> 0 and max(at) < now() - interval '14 days'`,
    guard: "None: a parcel on the road is no fault. The doctor tells when it is late.",
    mend: { it: "Chiedi ai due posti: registra l’arrivo, oppure il danno.", en: "Ask both places: record the arrival, or the loss." },
    fault: ["a box is lost between two stores", "db/testing/mutations.ts", "a box is lost on its way"],
  },
  {
    id: "S10",
    says: { it: "Un trasferimento non porta più pezzi di quanti ne ha presi, e ogni movimento va nel verso del suo genere.", en: "A transfer brings no more pieces than it took, and every movement goes the way of its kind." },
    broken: [
      { of: EACH_SHELF, where: "wrong_way is not null", key: "'movement ' || wrong_way || ', ' || key" },
      "select cause || ' ' || v.sku as key from stock_movements m join variants v on v.id = m.variant_id where kind in ('transfer-out', 'transfer-in') group by cause, v.sku having sum(on_hand_by) > 0",
    ],
    guard: "CHECK stock_movements_kind; what a transfer brings in is counted against what it took, under its lock (trigger).",
    mend: COUNT,
    fault: ["two places book one delivery in at once", "db/guards.test.ts", "two places that book one delivery in at once"],
  },
  {
    id: "S11",
    says: { it: "Gli elenchi dicono disponibile dove c’è un pezzo libero, e in nessun altro posto.", en: "Lists say in stock where a piece is free, and nowhere else." },
    broken: `
      select v.sku as key from listed_variants l join variants v on v.id = l.variant_id left join (
        select s.variant_id, array_agg(s.location_id order by s.location_id) as free from stock_levels s left join stock_buffers b on b.variant_id = s.variant_id and b.location_id = s.location_id
        where s.on_hand - s.held - coalesce(b.pieces, 0) > 0 group by s.variant_id) f on f.variant_id = l.variant_id
      where coalesce(f.free, '{}') <> array(select unnest(l.free_at) order by 1)`,
    guard: "Triggers of stock_levels and stock_buffers write it when the transaction ends; the app may not.",
    mend: { it: "Salva di nuovo il prodotto: l’elenco si riscrive.", en: "Save the product again: its line in the lists is written anew." },
    fault: ["one thing is sold at two places at once", "lib/catalogue/reads.test.ts", "many sales of one variant at two places end with the truth"],
  },
];
