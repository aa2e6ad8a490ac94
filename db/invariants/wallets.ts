import type { Invariant } from "./types";

const TRAIL = { it: "Non correggere i saldi. Guarda le registrazioni della carta (wallet_entries): la prima che non torna dice quando è successo.", en: "Don’t correct the sums. Look at the card’s entries (wallet_entries): the first that doesn’t fit says when it happened." };
const BOOKS = { it: "Non correggere la riga: aggiungi la registrazione che manca.", en: "Don’t correct the row: add the booking that is missing." };
/** Names wallets by what people know of them: `gift-card ••7KQF (wallet 0199…)`. */
const walletsIn = (rows: string): string => `select w.kind || coalesce(' ••' || w.tail, '') || ' (wallet ' || w.id || ')' as key from (${rows}) b join wallets w on w.id = b.id`;

/** Gift cards and store credit. */
export const WALLETS: readonly Invariant[] = [
  {
    id: "W1",
    says: { it: "Quello che c’è su una carta regalo è la somma delle sue registrazioni.", en: "What is on a gift card is the sum of its entries." },
    broken: walletsIn(`
      select w.id from wallets w left join (select wallet_id, sum(balance_by) as balance, sum(held_by) as held from wallet_entries group by wallet_id) e on e.wallet_id = w.id
      where (w.balance, w.held) is distinct from (coalesce(e.balance, 0), coalesce(e.held, 0))`),
    guard: "Only the trigger of wallet_entries writes the sums; entries are append-only and written by triggers and functions alone.",
    mend: TRAIL,
    fault: ["two bags are paid from the same two cards at once", "lib/checkout/pay-with-wallets.test.ts", "two orders that want the same two cards in different order both end"],
  },
  {
    id: "W2",
    says: { it: "Nessuna carta regalo va sotto zero, né promette più di quello che ha.", en: "No gift card goes below nothing, or promises more than it has." },
    broken: walletsIn("select id from wallets where held < 0 or held > balance"),
    guard: "CHECK wallets_never_overdrawn.",
    mend: { it: "Guarda quali ordini l’hanno usata: uno di loro non è pagato per intero.", en: "Look at the orders that used it: one of them is not paid in full." },
    fault: ["twenty bags want the last euro at once", "lib/checkout/pay-with-wallets.test.ts", "the last euro is spent once by twenty bags at once"],
  },
  {
    id: "W3",
    says: { it: "Di una carta è impegnato quello che gli ordini in attesa ne prendono.", en: "Of a card so much is held as waiting orders take of it." },
    broken: walletsIn(`
      select w.id from wallets w left join (select wallet_id, sum(amount) as held from payment_attempts where state = 'created' group by wallet_id) a on a.wallet_id = w.id where w.held <> coalesce(a.held, 0)`),
    guard: "A payment from a wallet holds its amount, and ends charged or released (triggers of payment_attempts).",
    mend: TRAIL,
    fault: ["the sweeper ends an order while its money arrives", "lib/checkout/pay-with-wallets.test.ts", "settled ten times while the sweeper ends it"],
  },
  {
    id: "W4",
    says: { it: "Il debito in contabilità è quello che resta su carte regalo e crediti.", en: "What the shop owes by its books is what is on cards and credits." },
    broken: `
      with owed as (select case account when 'gift-cards' then 'gift-card' else account end as kind, currency, -sum(amount) as amount from entries where account in ('gift-cards', 'store-credit') group by 1, 2),
        there as (select kind, currency, sum(balance) as amount from wallets group by kind, currency)
      select kind || ' ' || currency || ' books ' || coalesce(owed.amount, 0) || ', cards ' || coalesce(there.amount, 0) as key from owed full join there using (kind, currency) where coalesce(owed.amount, 0) <> coalesce(there.amount, 0)`,
    guard: "Issuing and ending book by themselves (issue_wallet, end_wallet); what is charged or refunded must be booked when the transaction ends (book_attempt, book_refund).",
    mend: BOOKS,
    fault: ["a charge is written without its booking", "db/guards-wallets.test.ts", "a charge is not booked"],
  },
  {
    id: "W5",
    says: { it: "Una carta annullata o scaduta è vuota; emissione e chiusura sono in contabilità, una volta sola.", en: "A card that was voided or has expired is empty; its issue and its end are in the books, once." },
    broken: walletsIn(`
      select id from wallets where state <> 'active' and balance <> 0
      union select e.wallet_id from wallet_entries e left join journals j on j.cause = 'entry:' || e.id left join entries l on l.journal_id = j.id and l.account in ('gift-cards', 'store-credit')
        where e.kind in ('issue', 'void', 'expire') group by e.id, e.wallet_id, e.balance_by having coalesce(sum(l.amount), 0) <> -e.balance_by`),
    guard: "CHECK wallets_over; issue_wallet and end_wallet are the only entrances.",
    mend: BOOKS,
    fault: ["five colleagues void one card at once", "lib/wallets/wallets.test.ts", "twice at once it is voided once"],
  },
  {
    id: "W6",
    says: { it: "Ogni addebito e ogni rimborso di una carta ha il suo pagamento o rimborso, e viceversa.", en: "Every charge and every refund of a card has its payment or refund, and the other way round." },
    broken: walletsIn(`
      select coalesce(e.wallet_id, m.wallet_id) as id from (select wallet_id, cause, sum(balance_by) as amount from wallet_entries where kind in ('charge', 'refund') group by wallet_id, cause) e
      full join (select wallet_id, 'attempt:' || id as cause, -amount as amount from payment_attempts where wallet_id is not null and state = 'captured'
        union all select coalesce(r.wallet_id, a.wallet_id), 'refund:' || r.id, r.amount from refunds r join payment_attempts a on a.id = coalesce(r.via_id, r.attempt_id) where coalesce(r.wallet_id, a.wallet_id) is not null and r.exchange_id is null and r.state = 'succeeded') m
        on m.wallet_id = e.wallet_id and m.cause = e.cause
      where e.amount is distinct from m.amount`),
    guard: "Triggers of payment_attempts and refunds write these entries, and nothing else may.",
    mend: TRAIL,
    fault: ["an order is cancelled by ten at once", "lib/payments/cancel-order.test.ts", "cancelled by ten at once, it goes back once"],
  },
  {
    id: "W7",
    says: { it: "Solo un ordine che aspetta il resto del denaro tiene impegnata una carta.", en: "Only an order that waits for the rest of its money holds some of a card." },
    broken: "select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join orders o on o.id = a.order_id where a.wallet_id is not null and a.state = 'created' and o.state <> 'placed'",
    guard: "Refused when the transaction ends (trigger free_wallets).",
    mend: { it: "Libera l’importo: chiudi quel pagamento.", en: "Free the amount: close that payment." },
    fault: ["a shopper never comes back from the payment page", "lib/checkout/pay-with-wallets.test.ts", "is free again when the card pays nothing"],
  },
  {
    id: "W8",
    within: 26 * 60,
    says: { it: "Una carta scaduta finisce entro un giorno.", en: "A card whose time is over ends within a day." },
    broken: walletsIn("select id from wallets where state = 'active' and held = 0 and expires_at < now() - interval '26 hours'"),
    guard: "None: it can’t be spent any more (trigger of payment_attempts); the job expire-wallets books what is left.",
    mend: { it: "I lavori girano (UNICO_WORKER)?", en: "Do the jobs run (UNICO_WORKER)?" },
    fault: ["the jobs stand still for a night", "lib/wallets/wallets.test.ts", "ends when its time is over, not before, once"],
  },
  {
    id: "W9",
    says: { it: "Una carta o un credito paga nella sua valuta, e un credito solo per il suo cliente.", en: "A card or credit pays in its own currency, and credit for its own customer alone." },
    broken: `
      select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join wallets w on w.id = a.wallet_id join orders o on o.id = a.order_id
      where a.tender <> w.kind or a.currency <> w.currency or w.customer_id <> o.customer_id or (w.customer_id is not null and o.customer_id is null)`,
    guard: "Checked when the payment begins (trigger of payment_attempts); a wallet keeps its kind, currency, code and owner.",
    mend: { it: "Guarda chi ha fatto l’ordine: il credito di un altro va restituito.", en: "Look at who placed the order: somebody else’s credit must be given back." },
    fault: ["somebody pays with another customer’s credit", "lib/checkout/pay-with-wallets.test.ts", "store credit pays for its own customer alone"],
  },
];
