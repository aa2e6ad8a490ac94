import type { Sender } from "@/lib/company/types";
import { sayDocument } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { words } from "@/lib/core/wording";
import type { SlipRow } from "@/lib/receipts/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { Rows } from "./order-sheet";

type Told = { readonly order: Order; readonly rows: readonly SlipRow[]; /** What its code opens. */ readonly address: string; readonly from: Sender };

/** A till's receipt as a letter: the same rows as on paper, and where it opens again. */
export function tillReceipt({ order, rows, address, from }: Told): Promise<Mail> {
  if (!order.receipt) throw new Error(`order ${order.id} has no receipt`);
  const t = words(order.locale, "mails-order");
  const number = sayDocument(order.receipt);
  return renderMail(
    t("till.subject", { number }),
    <Frame locale={order.locale} preview={t("till.preview")} title={t("till.title")} from={from}>
      <Paragraph>{t("till.text", { number })}</Paragraph>
      <MailButton href={address}>{t("till.open")}</MailButton>
      {stretches(rows).map((stretch, i) => (
        <Stretch key={i} rows={stretch} />
      ))}
      <Paragraph quiet>{t("till.returns")}</Paragraph>
    </Frame>,
  );
}

/** Between two rules of the paper. */
function stretches(rows: readonly SlipRow[]): SlipRow[][] {
  const found: SlipRow[][] = [[]];
  for (const row of rows) {
    if (row.is === "rule") found.push([]);
    else found.at(-1)?.push(row);
  }
  return found.filter((stretch) => stretch.length > 0);
}

function Stretch({ rows }: { readonly rows: readonly SlipRow[] }) {
  const pairs = rows.flatMap((row, i) => (row.is === "pair" ? [{ key: String(i), words: row.left.trim(), amount: row.right, strong: row.bold ?? false }] : row.is === "text" && !row.centred ? [{ key: String(i), words: row.text, amount: "" }] : []));
  const lines = rows.flatMap((row) => (row.is === "text" && row.centred ? [row.text] : []));
  return (
    <>
      {lines.length > 0 ? <Paragraph quiet>{lines.flatMap((line, i) => (i === 0 ? [line] : [<br key={i} />, line]))}</Paragraph> : null}
      {pairs.length > 0 ? <div style={{ marginBottom: 20 }}><Rows rows={pairs} /></div> : null}
    </>
  );
}
