import { EACH_ORDER } from "./sources";
import type { Invariant } from "./types";

const BACKUP = { it: "I documenti non si cancellano. Rimettilo dall’ultimo backup e avvisa chi tiene i conti.", en: "Documents are not deleted. Put it back from the last backup and tell whoever keeps the accounts." };

/** Numbered documents. */
export const DOCUMENTS: readonly Invariant[] = [
  {
    id: "D1",
    says: { it: "I numeri dei documenti non hanno buchi e non si ripetono.", en: "Document numbers have no gaps and no doubles." },
    broken: "select series as key from documents group by series having count(*) <> max(number) or min(number) <> 1 or sum(number) * 2 <> max(number)::bigint * (max(number) + 1)",
    guard: "issue_document is the only entrance, numbers under the lock of their series; append-only.",
    mend: BACKUP,
    fault: ["many receipts at once, some of them undone", "db/guards-money.test.ts", "many receipts at once, some of them undone"],
  },
  {
    id: "D2",
    says: { it: "Il contatore di ogni serie è l’ultimo numero dato.", en: "The counter of each series is the last number given." },
    broken: "select series as key from document_series s full join (select series, max(number) as last from documents group by series) d using (series) where s.last is distinct from coalesce(d.last, 0)",
    guard: "issue_document is the only entrance; the app may not write the counter.",
    mend: BACKUP,
    fault: ["a counter is set back", "db/guards-money.test.ts", "a series is set back"],
  },
  {
    id: "D3",
    says: { it: "Ogni ordine pagato ha una ricevuta, e nessun altro ne ha.", en: "Every paid order has one receipt, and no other has any." },
    broken: { of: EACH_ORDER, where: "receipts <> case when paid_at is null then 0 else 1 end" },
    guard: "No step to paid without its receipt (trigger complete_step); one receipt per order (unique); issue_document asks for a paid order.",
    mend: BACKUP,
    fault: ["webhook, redirect and sweeper arrive at once", "lib/payments/settle.test.ts", "pays the order once, whoever arrives first and however often"],
  },
  {
    id: "D4",
    says: { it: "Un ordine non ha più note di credito che rimborsi.", en: "An order has no more credit notes than refunds." },
    broken: `
      select o.number as key from documents d join orders o on o.id = d.order_id where d.kind = 'credit-note' group by o.id, o.number
      having count(*) > (select count(*) from refunds r join payment_attempts a on a.id = r.attempt_id where a.order_id = o.id and a.state = 'captured')`,
    guard: "issue_document counts them.",
    mend: BACKUP,
    fault: ["a credit note is asked for twice", "db/guards-money.test.ts", "a credit note without a refund"],
  },
];
