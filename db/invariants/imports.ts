import type { Invariant } from "./types";

/** Files that somebody brought into the shop, and what may be offered at all. Older files were looked at while they were young. */
const YOUNG = "i.at > now() - interval '30 days'";
export const IMPORTS: readonly Invariant[] = [
  {
    id: "IM1",
    says: { it: "Ciò che un file importato dice di aver fatto è la somma delle sue righe.", en: "What an imported file says that it did is the sum of its rows." },
    broken: `select 'import ' || i.id as key from imports i left join lateral (
        select count(*) as rows, count(*) filter (where r.change = 'add') as added, count(*) filter (where r.change = 'change') as changed, count(*) filter (where r.change = 'same') as same, count(*) filter (where r.change = 'refused') as refused
        from import_rows r where r.import_id = i.id) n on true
      where ${YOUNG} and i.state not in ('reading', 'checking') and (i.rows, i.added, i.changed, i.same, i.refused) is distinct from (n.rows, n.added, n.changed, n.same, n.refused)`,
    guard: "The trigger of imports counts the rows at every step; the app may set none of these columns but how far it came.",
    mend: { it: "Qualcuno ha scritto nel database scavalcando il negozio. Confronta con il file (l’impronta è nella riga) e con l’ultimo backup.", en: "Somebody wrote into the database past the shop. Compare with the file (its hash is in the row) and with the last backup." },
    fault: ["an import is killed between two batches", "lib/imports/imports.test.ts", "goes on where it stood"],
  },
  {
    id: "IM2",
    says: { it: "Un file è importato per intero o per niente: ogni riga è come dice il suo stato.", en: "A file is imported whole or not at all: each row is as its state says." },
    broken: `select 'import ' || i.id || ' row ' || r.no as key from imports i join import_rows r on r.import_id = i.id
      where ${YOUNG} and case when i.state = 'done' then r.change in ('add', 'change') and r.applied_at is null
        when i.state in ('checking', 'ready') then r.applied_at is not null
        when i.state in ('refused', 'undone') then r.applied_at is not null and r.undone_at is null and r.problems = '[]'
        else false end`,
    guard: "The trigger of imports lets none step on while a row is open; that of import_rows lets each be written and taken back once, in that state alone.",
    mend: { it: "Annulla il file nell’ufficio e portalo di nuovo: ciò che è già così non cambia.", en: "Undo the file in the office and bring it again: what is like that already does not change." },
    fault: ["a row breaks when half of the file is written", "lib/imports/imports.test.ts", "a row that the database refuses"],
  },
  {
    id: "CT1",
    says: { it: "Di ogni prodotto in vendita si sa chi l’ha fatto e dove raggiungerlo, da dove viene, con quale IVA e in quale reparto.", en: "Of every product on offer it is known who made it and where to reach them, where it comes from, its VAT and its department." },
    broken: `select p.handle as key from products p left join makers k on k.id = p.maker_id
      where p.status = 'active' and (p.category_id is null or p.vat_rate is null or p.country_of_origin is null or coalesce(k.postal_address, '') = '' or coalesce(k.electronic_address, '') = '')`,
    guard: "CHECK products_complete; the triggers of products and makers ask for the maker’s addresses (Regulation (EU) 2023/988, article 19).",
    mend: { it: "Togli il prodotto dalla vendita finché manca qualcosa, o completa i suoi dati.", en: "Take the product off sale while something is missing, or complete it." },
    fault: ["a product is offered whose maker can't be reached", "lib/imports/imports.test.ts", "nothing is offered"],
  },
];
