import { type Invariant, nobody } from "./types";

/** What customer service gives. */
export const CARE: readonly Invariant[] = [
  {
    id: "CA1",
    says: { it: "Il credito del servizio clienti è nel conto del cliente di quell’ordine, al massimo 20,00 per ordine, e si sa chi l’ha dato.", en: "Credit of customer service is in the account of that order’s customer, 20.00 for an order at most, and it is known who gave it." },
    broken: [
      `select o.number || ' (credit ' || g.id || ')' as key from care_credits g join orders o on o.id = g.order_id
        left join wallet_entries e on e.cause = 'goodwill:' || g.id and e.kind = 'issue' left join wallets w on w.id = e.wallet_id
        where ${nobody("g.actor")} or g.customer_id is distinct from o.customer_id or e.id is null or e.balance_by <> g.amount or w.customer_id is distinct from g.customer_id or w.currency <> g.currency`,
      "select o.number as key from care_credits g join orders o on o.id = g.order_id group by o.number having sum(g.amount) > 2000",
    ],
    guard: "The triggers of care_credits ask for the order’s customer and the sum, and for the credit itself when the transaction ends; append-only.",
    mend: { it: "Chiedi a chi l’ha dato; se il credito è di troppo annullalo, se manca dallo.", en: "Ask whoever gave it; void credit that is too much, give what is missing." },
    fault: ["ten colleagues give credit for one order at once", "lib/care/care.test.ts", "ten at once"],
  },
];
