import { type Invariant, nobody } from "./types";

const COUNT = { it: "Conta la cassa e chiudila: la differenza si registra lì. Poi cerca il movimento che manca.", en: "Count the drawer and close it: the difference is booked there. Then look for the movement that is missing." };
const BACKUP = { it: "Le chiusure non si cancellano. Rimettila dall’ultimo backup e avvisa chi tiene i conti.", en: "Closures are not deleted. Put it back from the last backup and tell whoever keeps the accounts." };
/** A session by its till: `milano-corso-como till 1 (session 0199…)`. */
const KEY = "(select l.handle || ' till ' || t.number from tills t join locations l on l.id = t.location_id where t.id = s.till_id) || ' (session ' || s.id || ')'";

/** What the report of a closed session says by tender, rate or name, in the words of the question beside it. */
const said = (list: string, key: string, value: string) => `(select jsonb_object_agg(x->>'${key}', (x->>'${value}')::bigint) from jsonb_array_elements(s.report->'${list}') x)`;

/** Tills and their drawers. */
export const DRAWERS: readonly Invariant[] = [
  {
    id: "T1",
    says: { it: "In ogni cassa c’è al massimo una sessione aperta.", en: "Each till has at most one open session." },
    broken: `select l.handle || ' till ' || t.number as key from cash_sessions s join tills t on t.id = s.till_id join locations l on l.id = t.location_id where s.closed_at is null group by l.handle, t.number having count(*) > 1`,
    guard: "Partial unique index cash_sessions_one_open.",
    mend: { it: "Conta e chiudi tutte e due le sessioni.", en: "Count and close both sessions." },
    fault: ["ten colleagues open one drawer at once", "lib/drawer/open-session.test.ts", "opened by ten at once, it is opened once"],
  },
  {
    id: "T2",
    says: { it: "In una cassa deve esserci la somma dei suoi movimenti; chiusa, nulla.", en: "In a drawer lies the sum of its movements; in a closed one, nothing." },
    broken: `select ${KEY} as key from cash_sessions s left join (select session_id, sum(amount) as amount, count(*) as moves from cash_movements group by session_id) m on m.session_id = s.id
      where s.balance <> coalesce(m.amount, 0) or s.moves <> coalesce(m.moves, 0) or (s.closed_at is not null and s.balance <> 0)`,
    guard: "Only the movements’ trigger writes the balance; movements are append-only; CHECK keeps it from going below nothing.",
    mend: COUNT,
    fault: ["twenty sales and a drop at once", "lib/drawer/move-cash.test.ts", "moved by twenty at once, nothing is lost"],
  },
  {
    id: "T3",
    says: { it: "Ogni incasso e ogni rimborso in contanti è un movimento di una cassa, uno solo, e conta nella sua giornata.", en: "Every payment and every refund in cash is one movement of a drawer, and counts in its day." },
    broken: [
      `select o.number || ' (payment ' || a.id || ')' as key from payment_attempts a join orders o on o.id = a.order_id left join cash_movements m on m.attempt_id = a.id left join till_takings t on t.order_id = a.order_id
        where coalesce(m.amount, 0) <> case when a.tender = 'cash' and a.state in ('captured', 'surplus') then a.amount else 0 end or (m.id is not null and t.id is null)`,
      `select o.number || ' (refund ' || r.id || ')' as key from refunds r join payment_attempts a on a.id = coalesce(r.via_id, r.attempt_id) join orders o on o.id = a.order_id left join cash_movements m on m.refund_id = r.id
        where coalesce(m.amount, 0) <> case when a.tender = 'cash' and r.exchange_id is null and r.wallet_id is null and r.state = 'succeeded' then -r.amount else 0 end`,
    ],
    guard: "Deferred triggers cash_in_drawer and cash_out_of_drawer; unique; a movement’s trigger asks for the payment of that amount.",
    mend: COUNT,
    fault: ["cash is taken while the drawer is being closed", "lib/drawer/close-session.test.ts", "sold while it is being closed"],
  },
  {
    id: "T4",
    says: { it: "I contanti in contabilità sono quelli delle casse, negozio per negozio.", en: "Cash in the books is what lies in the drawers, store by store." },
    broken: `
      with drawers as (select t.location_id, s.currency, sum(s.balance) as amount from cash_sessions s join tills t on t.id = s.till_id group by 1, 2),
        booked as (select t.location_id, e.currency, sum(e.amount) as amount from entries e join journals j on j.id = e.journal_id
          left join cash_movements m on j.cause = case m.kind when 'sale' then 'attempt:' || m.attempt_id when 'refund' then 'refund:' || m.refund_id else 'cash:' || m.id end
          left join cash_sessions s on s.id = m.session_id left join tills t on t.id = s.till_id where e.account = 'cash' group by 1, 2)
      select coalesce((select handle from locations l where l.id = coalesce(d.location_id, b.location_id)), 'no drawer') || ' books ' || coalesce(b.amount, 0) || ', drawers ' || coalesce(d.amount, 0) as key
      from drawers d full join booked b on b.location_id = d.location_id and b.currency = d.currency where coalesce(d.amount, 0) <> coalesce(b.amount, 0)`,
    guard: "A movement’s trigger posts its journal; post_journal takes what the movement says.",
    mend: COUNT,
    fault: ["money is paid in and out", "lib/drawer/move-cash.test.ts", "paid in, paid out, dropped: the books say the same"],
  },
  {
    id: "T5",
    says: { it: "Le chiusure di una cassa sono numerate senza buchi.", en: "The closures of a till are numbered without gaps." },
    broken: `select l.handle || ' till ' || t.number as key from tills t join locations l on l.id = t.location_id left join cash_sessions s on s.till_id = t.id and s.closed_at is not null
      group by l.handle, t.number, t.closures having count(s.closure) <> t.closures or coalesce(max(s.closure), 0) <> t.closures or count(s.id) <> count(distinct s.closure)`,
    guard: "close_session is the only entrance, and numbers under the lock of the till; unique.",
    mend: BACKUP,
    fault: ["two colleagues close one drawer at once", "lib/drawer/close-session.test.ts", "closed by ten at once, it is closed once"],
  },
  {
    id: "T6",
    says: { it: "Un rapporto Z dice quello che dicono ordini, contabilità e conta: al centesimo.", en: "A Z report says what orders, books and count say: to the cent." },
    broken: `
      select ${KEY} as key from cash_sessions s
      left join lateral (select sum(amount) filter (where kind not in ('variance', 'taken')) as expected, sum(amount) filter (where kind = 'variance') as variance, -sum(amount) filter (where kind = 'taken') as taken,
        sum(amount) filter (where kind = 'sale') as sales, -sum(amount) filter (where kind = 'refund') as refunds from cash_movements m where m.session_id = s.id) m on true
      left join lateral (select counted from cash_counts c where c.session_id = s.id order by c.at desc, c.id desc limit 1) c on true
      where s.closed_at > now() - interval '35 days' and (
        (s.report->>'expected')::bigint <> coalesce(m.expected, 0) or (s.report->>'variance')::bigint <> coalesce(m.variance, 0) or (s.report->>'counted')::bigint is distinct from c.counted or c.counted <> coalesce(m.taken, 0)
        or (s.report->'drawer'->>'cashSales')::bigint <> coalesce(m.sales, 0) or (s.report->'drawer'->>'cashRefunds')::bigint <> coalesce(m.refunds, 0)
        or ${said("sales", "tender", "amount")} is distinct from (select jsonb_object_agg(tender, amount) from (select a.tender, sum(e.amount)::bigint as amount from till_takings t join payment_attempts a on a.order_id = t.order_id and a.state = 'captured'
          join journals j on j.kind = 'capture' and j.cause = 'attempt:' || a.id join entries e on e.journal_id = j.id and e.account not in ('sales', 'surplus') where t.session_id = s.id group by a.tender) x)
        or ${said("refunds", "tender", "amount")} is distinct from (select jsonb_object_agg(tender, amount) from (select case when r.exchange_id is null then a.tender else 'exchange' end as tender, sum(r.amount)::bigint as amount from till_takings t join refunds r on r.id = t.refund_id join payment_attempts a on a.id = coalesce(r.via_id, r.attempt_id) where t.session_id = s.id and r.state <> 'failed' group by 1) x)
        or ${said("vat", "rate", "vat")} is distinct from (select jsonb_object_agg(rate::text, vat) from (select v.rate, sum(v.vat)::bigint as vat from till_takings t join orders o on o.id = t.order_id and o.paid_at is not null join order_vat v on v.order_id = t.order_id where t.session_id = s.id group by v.rate) x))`,
    guard: "close_session asks for expected, counted and variance; a closed session is final (trigger).",
    mend: BACKUP,
    fault: ["thirty sales and a wrong count", "lib/drawer/close-session.test.ts", "a day adds up to the cent"],
  },
  {
    id: "T7",
    says: { it: "Di ogni movimento, conta e incasso di cassa si sa chi è stato; sopra il limite, chi ha approvato.", en: "Of every movement, count and taking of a drawer it is known who did it; above the limit, who approved." },
    broken: `
      select ${KEY} as key from cash_sessions s join (select session_id from cash_movements where ${nobody("actor")} or actor = 'guest' or (kind in ('in', 'out', 'no-sale') and reason is null)
        union all select session_id from cash_counts where ${nobody("actor")} union all select session_id from till_takings where ${nobody("actor")}) x on x.session_id = s.id
      union all select ${KEY} from cash_sessions s join tills t on t.id = s.till_id join locations l on l.id = t.location_id where abs((s.report->>'variance')::bigint) > l.variance_limit and s.approved_by is null and s.closed_at > now() - interval '1 day'`,
    guard: "CHECK cash_movements_actor and cash_movements_reason; close_session asks who approved.",
    mend: { it: "Chiedi chi era di turno e annotalo.", en: "Ask who was on duty and write it down." },
    fault: ["a drawer is opened without a sale", "lib/drawer/move-cash.test.ts", "opened for no sale, it is written down"],
  },
];
