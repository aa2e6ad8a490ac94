import type { Invariant } from "./types";

const PRINT = { it: "Ristampa l’etichetta e conferma la stampa: da lì conta quella nuova.", en: "Print the label again and confirm it: from then on the new one counts." };
const AT = "(select v.sku from variants v where v.id = variant_id) || ' at ' || (select p.handle from locations p where p.id = location_id)";

/** What hangs on the shelves. */
export const LABELS: readonly Invariant[] = [
  {
    id: "LB1",
    says: { it: "Conta l’ultima etichetta confermata di ogni cosa e negozio, e nessun’altra.", en: "The last label confirmed for each thing and place counts, and no other." },
    broken: `
      select ${AT} as key from shelf_labels s full join (
        select r.location_id, l.variant_id, max(r.confirmed_at) as hung_at from printed_labels l join label_runs r on r.id = l.run_id where r.confirmed_at is not null group by 1, 2) h using (location_id, variant_id)
      where s.label_id is null or h.hung_at is distinct from s.hung_at or not exists (
        select 1 from printed_labels l join label_runs r on r.id = l.run_id where l.id = s.label_id and l.variant_id = s.variant_id and r.location_id = s.location_id and r.confirmed_at = s.hung_at and l.price_id = s.price_id and l.currency = s.currency)`,
    guard: "The trigger of label_runs alone writes which label hangs; a run is confirmed once.",
    mend: PRINT,
    fault: ["two runs over each other are confirmed at once", "lib/labels/labels.test.ts", "two runs over each other"],
  },
  {
    id: "LB2",
    says: { it: "Ogni etichetta dice un prezzo che il listino ha detto.", en: "Each label says a price that the list has said." },
    broken: `
      select v.sku as key from printed_labels l join label_runs r on r.id = l.run_id join variants v on v.id = l.variant_id left join prices p on p.id = l.price_id
      where (p.variant_id, p.currency, p.amount) is distinct from (l.variant_id, l.currency, l.amount) or p.starts_at > r.made_at or l.lowest <= l.amount
      union all select 'run ' || r.id from label_runs r where not exists (select 1 from printed_labels l where l.run_id = r.id)`,
    guard: "A trigger reads the list of that moment; labels are added to, never edited.",
    mend: PRINT,
    fault: ["a label is written by hand", "lib/labels/labels.test.ts", "refuses labels that say what the list doesn't"],
  },
  {
    id: "LB3",
    says: { it: "Si chiede di nuovo solo un’etichetta che è stata appesa lì.", en: "Only a label that hung there is asked for anew." },
    broken: `
      select v.sku as key from label_asks a join variants v on v.id = a.variant_id left join printed_labels l on l.id = a.label_id left join label_runs r on r.id = l.run_id
      where a.label_id is not null and ((l.variant_id, r.location_id) is distinct from (a.variant_id, a.location_id) or r.confirmed_at is null)`,
    guard: "Trigger; each label is asked for once (unique).",
    mend: PRINT,
    fault: ["ten scans of one stale label", "lib/labels/labels.test.ts", "puts it into the list once"],
  },
  {
    id: "LB4",
    says: { it: "Di ogni etichetta appesa si sa da quando il listino dice un altro prezzo.", en: "Of each label that hangs it is known from when the list says another price." },
    broken: `
      select ${AT.replaceAll("= variant_id", "= s.variant_id")} as key from shelf_labels s join prices p on p.id = s.price_id
      where s.until_at is distinct from (select min(n.starts_at) from prices n where n.variant_id = p.variant_id and n.currency = p.currency and (n.starts_at, n.seq) > (p.starts_at, p.seq))`,
    guard: "The triggers of prices and of label_runs write it, one after the other.",
    mend: PRINT,
    fault: ["a price changes while its label is hung", "lib/labels/labels.test.ts", "a price that changes while its label is hung"],
  },
  {
    id: "LB5",
    says: { it: "Chi ha pagato il prezzo di un’etichetta ha pagato quello di un’etichetta di quella cosa, che era appesa e diceva meno del listino.", en: "Whoever paid a label’s price paid that of a label of the very thing, which hung and said less than the list." },
    broken: `
      select o.number || '/' || l.position as key from order_lines l join orders o on o.id = l.order_id left join printed_labels p on p.id = l.label_id left join label_runs r on r.id = p.run_id
      where l.label_id is not null and ((p.variant_id, p.currency) is distinct from (l.variant_id, o.currency) or r.confirmed_at is null or p.amount >= l.unit_amount
        or l.discount < (l.unit_amount - p.amount) * l.quantity or not l.price_trail @> jsonb_build_array(jsonb_build_object('step', 'label', 'labelId', l.label_id)))`,
    guard: "A trigger compares the line with its label as the order is written; both are frozen afterwards.",
    mend: { it: "Confronta riga ed etichetta con la ricevuta: se è stato dato meno di quanto l’etichetta prometteva, restituisci la differenza.", en: "Compare line and label with the receipt: if less was given than the label promised, give the difference back." },
    fault: ["a till sells at a label’s price that was never said", "lib/till/honour-label.test.ts", "the database refuses"],
  },
];
