import { CLEARING, EACH_JOURNAL, EACH_ORDER } from "./sources";
import { type Invariant, nobody } from "./types";

const COMPARE = { it: "Confronta l’ordine con l’elenco degli incassi del gestore dei pagamenti: vale quello che dice il gestore.", en: "Compare the order with the card processor’s list of captures: what it says is true." };
const BOOKS = { it: "Non correggere la riga: aggiungi la registrazione che manca, dopo il confronto con il gestore dei pagamenti.", en: "Don’t correct the row: add the booking that is missing, after comparing with the card processor." };

/** Payments, refunds, the books. */
export const MONEY: readonly Invariant[] = [
  {
    id: "P1",
    says: { it: "L’incassato di un ordine è la somma dei suoi incassi.", en: "What an order has captured is the sum of its captures." },
    broken: { of: EACH_ORDER, where: "captured <> paid" },
    guard: "Counted by the trigger of payment_attempts; nobody sets it.",
    mend: COMPARE,
    fault: ["webhook, redirect and sweeper arrive at once", "lib/payments/settle.test.ts", "pays the order once, whoever arrives first and however often"],
  },
  {
    id: "P2",
    says: { it: "Nessun ordine è pagato due volte.", en: "No order is paid twice." },
    broken: { of: EACH_ORDER, where: "cards > 1" },
    guard: "One live card payment per order (partial unique index); captured never above the total (CHECK orders_money).",
    mend: { it: "Rimborsa il secondo incasso.", en: "Refund the second capture." },
    fault: ["the processor charges and its answer is lost", "lib/payments/start-payment.test.ts", "charged without an answer"],
  },
  {
    id: "P3",
    says: { it: "Non torna più denaro di quanto è stato incassato.", en: "No more money goes back than was captured." },
    broken: `
      select o.number || ' (payment ' || a.id || ')' as key from refunds r join payment_attempts a on a.id = r.attempt_id join orders o on o.id = a.order_id
      where r.state <> 'failed' group by o.number, a.id having sum(r.amount) > a.amount or a.state not in ('captured', 'surplus')`,
    guard: "Refunds of one capture wait for each other and are summed (trigger count_refund).",
    mend: COMPARE,
    fault: ["two refunds of one capture at once", "db/guards-money.test.ts", "two refunds of one capture at once"],
  },
  {
    id: "P4",
    says: { it: "Il rimborsato di un ordine è la somma dei suoi rimborsi.", en: "What an order has refunded is the sum of its refunds." },
    broken: { of: EACH_ORDER, where: "refunded <> given" },
    guard: "Counted by the trigger of refunds; nobody sets it.",
    mend: COMPARE,
    fault: ["a refund comes back days after it went through", "lib/payments/refunds.test.ts", "that comes back after it had gone is money we have again"],
  },
  {
    id: "P5",
    says: { it: "Il denaro arrivato per un ordine chiuso torna indietro per intero.", en: "Money that came for a closed order goes back in full." },
    broken: `
      select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join orders o on o.id = a.order_id left join refunds r on r.attempt_id = a.id and r.state <> 'failed'
      where a.state = 'surplus' group by o.number, a.id having coalesce(sum(r.amount), 0) <> a.amount`,
    guard: "A surplus without its refund is refused when the transaction ends (trigger book_attempt).",
    mend: { it: "Il rimborso è fallito: restituisci il denaro in un altro modo e registralo.", en: "The refund failed: give the money back another way and record it." },
    fault: ["the card is charged after the order has expired", "lib/payments/settle.test.ts", "money that comes for a dead order is surplus and goes back once"],
  },
  {
    id: "P6",
    within: 10,
    says: { it: "Nessun pagamento resta senza risposta.", en: "No payment stays without an answer." },
    broken: `
      select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join orders o on o.id = a.order_id
      where a.state in ('created', 'unknown', 'open') and (a.expires_at < now() - interval '10 minutes' or (a.state = 'unknown' and a.started_at < now() - interval '10 minutes'))`,
    guard: "None: only the card processor knows. The sweeper asks every minute, and gives a call that was cut five.",
    mend: { it: "Il gestore dei pagamenti risponde? I lavori girano (UNICO_WORKER)? Quando risponde, tutto si chiude da sé.", en: "Does the card processor answer? Do the jobs run (UNICO_WORKER)? Once it answers, all of it is settled by itself." },
    fault: ["the processor charges and its answer is lost", "lib/payments/start-payment.test.ts", "charged without an answer"],
  },
  {
    id: "P7",
    says: { it: "Ogni incasso con carta sa quale addebito è.", en: "Every card capture knows which charge it is." },
    broken: "select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join orders o on o.id = a.order_id where a.tender = 'card-online' and a.state in ('captured', 'surplus') and a.intent_ref is null",
    guard: "Refused by the trigger of payment_attempts: without its charge, money can’t be given back. Against the processor’s own list it is compared every quarter of an hour.",
    mend: COMPARE,
    fault: ["a webhook never comes", "lib/payments/reconcile.test.ts", "money whose webhook never came pays its order"],
  },
  {
    id: "P8",
    says: { it: "Un addebito, una pagina di pagamento e una chiave sono di un pagamento solo.", en: "A charge, a payment page and a key are one payment’s." },
    broken: `
      select 'charge ' || intent_ref as key from payment_attempts where intent_ref is not null group by intent_ref having count(*) > 1
      union all select 'page ' || provider_ref from payment_attempts where provider_ref is not null group by provider_ref having count(*) > 1
      union all select 'key ' || idempotency_key from payment_attempts group by idempotency_key having count(*) > 1`,
    guard: "Unique; a payment keeps its references (trigger).",
    mend: COMPARE,
    fault: ["one notice comes ten times at once", "lib/payments/settle.test.ts", "ten copies at once have one effect"],
  },
  {
    id: "P9",
    says: { it: "Ogni rimborso dice perché, e chi l’ha voluto.", en: "Every refund says why, and who wanted it." },
    broken: `select id::text as key from refunds where reason not in ('surplus', 'cancelled', 'withdrawal', 'return', 'goodwill', 'reduction') or ${nobody("actor")}`,
    guard: "CHECK refunds_reason and refunds_actor; both are frozen (trigger).",
    mend: { it: "Chiedi chi era di turno e annotalo.", en: "Ask who was on duty and write it down." },
    fault: ["a refund that nobody asked for", "db/guards-money.test.ts", "money goes back and nobody wanted it"],
  },
  {
    id: "P11",
    within: 60,
    says: { it: "Un rimborso dovuto parte entro un’ora.", en: "A refund that is due is sent within an hour." },
    broken: "select o.number || ' (refund ' || r.id || ')' as key from refunds r join payment_attempts a on a.id = r.attempt_id join orders o on o.id = a.order_id where r.state = 'due' and r.due_at < now() - interval '1 hour'",
    guard: "None: only the card processor knows. The sweeper sends it every minute until it is taken.",
    mend: { it: "Il gestore dei pagamenti risponde? I lavori girano (UNICO_WORKER)?", en: "Does the card processor answer? Do the jobs run (UNICO_WORKER)?" },
    fault: ["older refunds take their days", "lib/payments/sweep.test.ts", "sends the refunds that are due, although older ones take their days"],
  },
  {
    id: "P12",
    within: 15,
    says: { it: "Gestore dei pagamenti e contabilità hanno gli stessi incassi e gli stessi rimborsi.", en: "The card processor and the books have the same captures and refunds." },
    broken: `
      select coalesce('order ' || (d->>'orderNumber') || ' ', '') || (d->>'kind') || ' (' || (d->>'ref') || ')' as key
      from (select differences from reconciliations order by id desc limit 1) r, jsonb_array_elements(r.differences) d`,
    guard: "None: only the card processor knows its side. Compared every quarter of an hour; what is safe is mended then.",
    mend: { it: "Apri la pagina Pagamenti o esegui `npm run reconcile`: accanto a ogni differenza c’è scritto che cosa fare.", en: "Open Payments in the office, or `npm run reconcile`: each difference says what to do." },
    fault: ["money is taken or given back elsewhere", "lib/payments/reconcile.test.ts", "another amount, money taken or given back elsewhere"],
  },
  {
    id: "L1",
    says: { it: "Ogni registrazione contabile è in pareggio.", en: "Every journal balances." },
    broken: { of: EACH_JOURNAL, where: "rest <> 0" },
    guard: "post_journal is the only entrance; entries are append-only.",
    mend: BOOKS,
    fault: ["a journal is made up", "db/guards-money.test.ts", "a journal does not balance"],
  },
  {
    id: "L2",
    says: { it: "Nessuna registrazione è vuota, e nessuna voce è senza registrazione.", en: "No journal is empty, and no entry is without its journal." },
    broken: { of: EACH_JOURNAL, where: "(journal is not null) <> (journal_id is not null)" },
    guard: "post_journal is the only entrance; foreign key.",
    mend: BOOKS,
    fault: ["a journal is posted without lines", "db/guards-money.test.ts", "a journal is empty"],
  },
  {
    id: "L3",
    says: { it: "Ogni incasso e ogni rimborso è in contabilità, una volta sola e per il suo importo.", en: "Every capture and every refund is in the books, once, with its amount." },
    broken: [
      { of: EACH_JOURNAL, where: "(kind = 'capture' or attempt is not null) and (cleared <> amount or currency <> a_currency or accounts <> array[account])", key: "cause" },
      `with booked as (select j.cause, e.account, e.currency, sum(e.amount) as amount from journals j join entries e on e.journal_id = j.id and e.account not in ('sales', 'surplus') where j.kind in ('refund', 'refund-failed') group by j.cause, e.account, e.currency),
        moved as (select 'refund:' || r.id as cause, case when r.exchange_id is not null then 'exchange' when w.kind = 'gift-card' then 'gift-cards' when w.kind is not null then w.kind else ${CLEARING} end as account, a.currency, -r.amount as amount from refunds r join payment_attempts a on a.id = coalesce(r.via_id, r.attempt_id) left join wallets w on w.id = r.wallet_id where r.state = 'succeeded')
      select distinct cause as key from booked full join moved using (cause, account, currency) where coalesce(booked.amount, 0) <> coalesce(moved.amount, 0)`,
    ],
    guard: "What moved must be booked when the transaction ends, and only what moved can be (triggers book_attempt, book_refund; post_journal).",
    mend: BOOKS,
    fault: ["a capture is written without its booking", "db/guards-money.test.ts", "a capture is not booked"],
  },
  {
    id: "L5",
    says: { it: "Quello che un registro diceva ieri lo dice oggi.", en: "What a ledger said yesterday it says today." },
    broken: `
      with said as (select ledger, (at at time zone 'UTC')::date as day, count(*) as rows, sum(hashtextextended(line, 0)::numeric)::text as hash from ledger_lines
        where at >= (select min(day) from ledger_seals where day >= current_date - 35) and at < current_date group by 1, 2)
      select s.ledger || ' of ' || s.day as key from ledger_seals s left join said on said.ledger = s.ledger and said.day = s.day
      where s.day >= current_date - 35 and (s.rows, s.hash) is distinct from (coalesce(said.rows, 0), coalesce(said.hash, '0'))`,
    guard: "Ledgers are append-only, and a row is of its own day; each day is sealed when it is over, and seal_ledgers is the only entrance. The last 35 days are compared.",
    mend: { it: "Qualcuno ha riscritto un registro. Confronta quel giorno con il backup, e chiedi chi ha le chiavi del database.", en: "Somebody rewrote a ledger. Compare that day with the backup, and ask who has the keys to the database." },
    fault: ["a hand with the owner’s password tidies up", "db/testing/mutations.ts", "a movement of another day is rewritten"],
  },
  {
    id: "L4",
    says: { it: "Le vendite in contabilità sono la somma delle ricevute, meno i rimborsi.", en: "Sales in the books are the receipts, less what went back." },
    broken: `
      with booked as (select currency, -sum(amount) as amount from entries where account = 'sales' group by currency),
        sold as (select currency, sum(amount) as amount from (
          select currency, case when paid_at is null then captured else total end as amount from orders
          union all select a.currency, -r.amount from refunds r join payment_attempts a on a.id = r.attempt_id and a.state = 'captured' where r.state = 'succeeded') s group by currency)
      select currency || ' books ' || coalesce(booked.amount, 0) || ', receipts ' || coalesce(sold.amount, 0) as key from booked full join sold using (currency) where coalesce(booked.amount, 0) <> coalesce(sold.amount, 0)`,
    guard: "Captures, receipts and bookings are written in one transaction, each guarded by itself.",
    mend: { it: "Cerca la differenza in O3, P1, P4, L3 e D3: uno di loro nomina l’ordine.", en: "Look for the difference in O3, P1, P4, L3 and D3: one of them names the order." },
    fault: ["the connection dies between capture and receipt", "db/atomically.test.ts", "a connection lost on the way is replaced, and the work is done once"],
  },
  {
    id: "L6",
    says: { it: "Ogni vendita e ogni rimborso in contabilità è nelle cifre, al centesimo, con la sua IVA.", en: "Every sale and every refund in the books is in the figures, to the cent, with its VAT." },
    broken: [
      `select 'entry ' || coalesce(e.id, b.entry_id) as key from (select id, -amount as amount from entries where account = 'sales') e
        full join (select entry_id, sum(amount) as amount from sale_bookings group by entry_id) b on b.entry_id = e.id where e.amount is distinct from b.amount`,
      `select o.number as key from (select order_id, sum(amount) as amount, sum(vat) as vat from sale_bookings group by order_id) b join orders o on o.id = b.order_id
        join (select order_id, sum(vat) as vat from order_vat group by order_id) v on v.order_id = b.order_id where b.vat <> round(v.vat * b.amount / nullif(o.total, 0))`,
    ],
    guard: "The trigger of entries writes them in the same transaction (book_sale); nobody else can, and they are append-only.",
    mend: { it: "Le cifre di quel giorno sono sbagliate, la contabilità no: riscrivi la riga con book_sale.", en: "The figures of that day are wrong, the books are not: write the row anew with book_sale." },
    fault: ["a hand tidies up the figures", "db/guards-money.test.ts", "a figure is made up"],
  },
];
