import type { Invariant } from "./types";

const AGAIN = { it: "Salva di nuovo il prodotto: ricerca ed elenchi si riscrivono.", en: "Save the product again: search and lists are written anew." };

/** What lists and search say of the shop. */
export const LISTS: readonly Invariant[] = [
  {
    id: "E7",
    says: { it: "Ricerca ed elenchi hanno tutto quello che è in vendita, e nient’altro.", en: "Search and lists have all that is on offer, and nothing else." },
    broken: `
      select p.handle || ' ' || l.locale as key from products p cross join (values ('it'), ('en')) l(locale) left join product_search s on s.product_id = p.id and s.locale = l.locale
      where (p.status = 'active') <> (s.product_id is not null)
      union all select v.sku from variants v join products p on p.id = v.product_id left join listed_variants l on l.variant_id = v.id and l.product_id = p.id and l.category_id = p.category_id
      where (v.status = 'active' and p.status = 'active' and exists (select 1 from media m where m.product_id = p.id and m.role = 'main')) <> (l.variant_id is not null)`,
    guard: "None: indexProduct writes both in the transaction that changes the product.",
    mend: AGAIN,
    fault: ["a draft stands beside what is offered", "lib/catalogue/lists/reads.test.ts", "holds what is offered"],
  },
  {
    id: "PR1",
    within: 2,
    says: { it: "Gli elenchi dicono il prezzo in vigore.", en: "Lists say the price in force." },
    broken: `
      select v.sku as key from listed_variants l join variants v on v.id = l.variant_id
      where l.amount is distinct from price_in_force(l.variant_id, l.currency, now()) and (l.amount_until is null or l.amount_until not between now() - interval '2 minutes' and now())`,
    guard: "The trigger of prices writes it in the transaction that changes the list; the price that is charged is read from the list itself.",
    mend: AGAIN,
    fault: ["a planned price begins", "lib/catalogue/begin-prices.test.ts", "a planned price is made known once it has begun"],
  },
];
