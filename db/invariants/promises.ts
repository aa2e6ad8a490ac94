import type { Invariant } from "./types";

const TELL = { it: "Chiedi al negozio come sta l’ordine, e scrivi al cliente che cosa può aspettarsi.", en: "Ask the store how the order stands, and write to the customer what to expect." };

/** What was said to happen, by when, and who is at it. A promise that is late is a broken word, not a broken row. */
export const PROMISES: readonly Invariant[] = [
  {
    id: "PM1",
    says: { it: "Ogni ritiro che aspetta ha una promessa aperta, e nessuna quando è pronto, consegnato o annullato.", en: "Every collection that waits has one open promise, and none once it is ready, handed over or cancelled." },
    broken: `
      select o.number || '/' || f.position as key from fulfilments f join orders o on o.id = f.order_id
        left join (select fulfilment_id, count(*) as open from promises where kind = 'ready-by' and ended_at is null group by fulfilment_id) p on p.fulfilment_id = f.id
      where f.kind = 'collect' and coalesce(p.open, 0) <> case when f.state in ('waiting', 'planned') then 1 else 0 end`,
    guard: "Looked at when the order is written (trigger promised); one open promise of a kind (unique promises_one_open); steps of the part end it (trigger end_promises).",
    mend: TELL,
    fault: ["a part is picked twice at once", "lib/fulfilment/hand-over.test.ts", "what is ready is handed over once"],
  },
  {
    id: "PM2",
    says: { it: "Una promessa cambiata ha lasciato il posto a un’altra sola, dello stesso ritiro.", en: "A promise that changed gave way to one other, of the same part." },
    broken: `
      select o.number || ' ' || a.kind as key from promises a join orders o on o.id = a.order_id left join promises b on b.replaces = a.id
        where (a.ended_as is not distinct from 'replaced') <> (b.id is not null) or (b.order_id, b.fulfilment_id, b.kind) is distinct from (a.order_id, a.fulfilment_id, a.kind) and b.id is not null
      union all select o.number || ' ' || p.kind from promises p join orders o on o.id = p.order_id join fulfilments f on f.id = p.fulfilment_id where f.order_id <> p.order_id`,
    guard: "The newcomer ends the one it replaces (trigger guard_promise); unique replaces; no promise is rewritten or deleted.",
    mend: TELL,
    fault: ["two colleagues move one promise at once", "lib/fulfilment/move-promise.test.ts", "moved by two at once"],
  },
  {
    id: "PM3",
    says: { it: "Una promessa conta come mantenuta se lo è stata in tempo, altrimenti come in ritardo.", en: "A promise counts as kept if it was in time, and as late otherwise." },
    broken: `
      select o.number || ' ' || p.kind as key from promises p join orders o on o.id = p.order_id
      where (p.ended_at is null) <> (p.ended_as is null) or (p.ended_as = 'kept' and p.ended_at > p.due) or (p.ended_as = 'late' and p.ended_at <= p.due)`,
    guard: "CHECK promises_ended; only the steps of a part measure (trigger end_promises).",
    mend: { it: "Correggi la misura: le cifre sulla puntualità contano su di essa.", en: "Correct the measure: figures of punctuality rest on it." },
    fault: ["a part is ready after its moment", "lib/fulfilment/take-pick.test.ts", "a promise is kept in time, and late after it"],
  },
  {
    id: "PM4",
    says: { it: "Un ritiro è tenuto più a lungo una volta sola, e mai di meno.", en: "A collection is kept longer once, and never shorter." },
    broken: `
      select o.number || '/' || f.position as key from promises b join promises a on a.id = b.replaces join fulfilments f on f.id = b.fulfilment_id join orders o on o.id = b.order_id
      where b.kind = 'held-until' and (b.due <= a.due or a.replaces is not null)`,
    guard: "Looked at when another takes its place (trigger extended_once).",
    mend: { it: "Di’ al negozio fino a quando tenerlo, e al cliente fino a quando può venire.", en: "Tell the store how long to keep it, and the customer until when they may come." },
    fault: ["five presses extend one wait at once", "lib/fulfilment/extend-hold.test.ts", "five at once extend it once"],
  },
  {
    id: "PW1",
    says: { it: "Una fascia di ritiro non prende più ordini di quanti ne ha posto, e conta proprio quelli che l’hanno scelta.", en: "A pickup window takes no more orders than it has places, and counts just those that chose it." },
    broken: `
      select l.handle || ' ' || to_char(coalesce(w.starts_at, f.window_from) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as key from pickup_windows w
        full join (select location_id, window_from, count(*) as taken from fulfilments where window_from is not null and state <> 'cancelled' group by location_id, window_from) f on f.location_id = w.location_id and f.window_from = w.starts_at
        join locations l on l.id = coalesce(w.location_id, f.location_id)
      where w.taken is distinct from coalesce(f.taken, 0) or w.taken > w.capacity`,
    guard: "Parts take and free places under the window's lock (triggers book_window and free_window, alone: guard_pickup_window); CHECK pickup_windows_never_overbooked; a part keeps its window (trigger keep_window).",
    mend: { it: "Conta chi arriva in quella fascia, chiama un collega in più al banco, e correggi il conto.", en: "Count who comes in that window, call one more colleague to the counter, and correct the count." },
    fault: ["two shoppers want the last place at once", "lib/checkout/place-order-in-window.test.ts", "one gets the last place"],
  },
  {
    id: "PK1",
    says: { it: "Chi raccoglie un ordine lo fa da solo, dove aspetta, e smette quando è pronto.", en: "Who picks a part does so alone, where it waits, and is done when it is ready." },
    broken: `
      select o.number || '/' || f.position as key from picks k join fulfilments f on f.id = k.fulfilment_id join orders o on o.id = f.order_id
      where k.ended_at is null group by o.number, f.position, f.id, f.state having count(*) > 1 or f.state <> 'planned'
      union all select o.number || '/' || f.position from picks k join fulfilments f on f.id = k.fulfilment_id join orders o on o.id = f.order_id
      where (k.ended_as = 'ready' and f.state not in ('ready', 'collected', 'cancelled'))`,
    guard: "Unique picks_one_open; a pick begins where its part waits (trigger guard_pick) and ends as the part steps (trigger end_promises).",
    mend: { it: "Chiedi ai colleghi chi ha i pezzi in mano, e chiudi la raccolta dell’altro.", en: "Ask who has the pieces in hand, and end the other’s pick." },
    fault: ["two colleagues take one pick at once", "lib/fulfilment/take-pick.test.ts", "taken by one of ten"],
  },
  {
    id: "PK2",
    says: { it: "Quello che è pronto è stato confermato pezzo per pezzo da chi lo ha raccolto, e nessuno conferma più pezzi di quanti ne servono.", en: "What is ready was confirmed piece by piece by who picked it, and nobody confirms more than is wanted." },
    broken: `
      select o.number || '/' || f.position as key from picks k join fulfilments f on f.id = k.fulfilment_id join orders o on o.id = f.order_id
        join (select fulfilment_id, order_line_id, quantity from fulfilment_lines) fl on fl.fulfilment_id = f.id
        left join (select pick_id, order_line_id, count(*) - 2 * count(takes_back) as pieces from pick_scans group by pick_id, order_line_id) s on s.pick_id = k.id and s.order_line_id = fl.order_line_id
      where o.channel <> 'till' and f.kind <> 'carry-out' and case when k.ended_as = 'ready' then coalesce(s.pieces, 0) <> fl.quantity else s.pieces not between 0 and fl.quantity end`,
    guard: "A scan is of a piece that the pick lacks, or takes one back once (trigger guard_scan, unique takes_back); a part is ready once all are (trigger confirmed).",
    mend: { it: "Apri il pacco e conta i pezzi prima di consegnarlo.", en: "Open the parcel and count the pieces before it is handed over." },
    fault: ["the last piece is scanned three times at once", "lib/fulfilment/hand-over.test.ts", "is confirmed one by one"],
  },
  {
    id: "A3",
    says: { it: "Di ogni ritiro si sa chi lo ha dato, dove, e come sapeva di poterlo dare.", en: "Of every collection it is known who gave it, where, and how they knew that they might." },
    broken: `
      select o.number || '/' || f.position as key from fulfilments f join orders o on o.id = f.order_id left join handovers h on h.fulfilment_id = f.id
        where (f.state = 'collected') <> (h.id is not null) or h.location_id <> f.location_id or (h.proof = 'counter' and o.channel <> 'till' and f.kind <> 'carry-out')
      union all select o.number || '/' || f.position from fulfilments f join orders o on o.id = f.order_id where f.misses not between 0 and 10`,
    guard: "Looked at when the transaction ends (trigger given); one handover of a part, where it was (trigger guard_handover); CHECK fulfilments_misses.",
    mend: { it: "Chiedi a chi era al banco quel giorno, e al cliente se ha i pezzi.", en: "Ask who was at the counter that day, and the customer whether they have the pieces." },
    fault: ["ten colleagues hand over one part at once", "lib/fulfilment/hand-over.test.ts", "what is ready is handed over once"],
  },
  {
    id: "A10",
    says: { it: "Chi ha ritirato solo una parte l’ha avuta dallo stesso posto, e il resto aspetta ancora o ha avuto la sua fine.", en: "Who took only some of a collection had it from the same place, and the rest still waits or came to its own end." },
    broken: `
      select o.number || '/' || f.position as key from fulfilments f join orders o on o.id = f.order_id join fulfilments r on r.id = f.apart_of
      where f.state <> 'collected' or (r.order_id, r.location_id, r.kind) is distinct from (f.order_id, f.location_id, f.kind) or r.state not in ('ready', 'collected', 'cancelled')
        or not exists (select 1 from fulfilment_lines l where l.fulfilment_id = r.id) or not exists (select 1 from fulfilment_lines l where l.fulfilment_id = f.id)`,
    guard: "A part comes apart from a ready one of its order and place (trigger guard_apart), and is collected when the transaction ends, with lines on both sides (trigger came_apart).",
    mend: { it: "Guarda sullo scaffale che cosa resta, e confronta con la consegna.", en: "Look on the shelf what is left, and compare with the handover." },
    fault: ["some and all of one collection are handed over at once", "lib/fulfilment/hand-over.test.ts", "some of it and the rest"],
  },
  {
    id: "SH1",
    says: { it: "Chi aspetta una scelta del cliente ha un pezzo mancante registrato, e quel pezzo è uscito dalle scorte.", en: "Where a buyer is asked to choose, what is short is written down, and has left the stock." },
    broken: `
      select o.number || '/' || f.position as key from fulfilments f join orders o on o.id = f.order_id left join shortages s on s.fulfilment_id = f.id
        left join stock_movements m on m.cause = 'shortage:' || s.id
        where (f.state = 'asked' and s.id is null) or (s.id is not null and (m.on_hand_by is distinct from -s.pieces or m.location_id <> f.location_id or f.state not in ('asked', 'cancelled')))`,
    guard: "Looked at when the transaction ends (triggers asked and short_of); append-only.",
    mend: { it: "Conta il pezzo sullo scaffale, e chiedi al cliente che cosa vuole.", en: "Count the piece on the shelf, and ask the customer what they want." },
    fault: ["a piece is reported missing twice at once", "lib/fulfilment/report-shortage.test.ts", "reported by two hands at once"],
  },
];
