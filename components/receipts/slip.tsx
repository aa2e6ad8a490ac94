import type { SlipRow } from "@/lib/receipts/types";
import { DrawnQr, type QrDrawing } from "../ui/drawn-qr";

/** A row of a receipt whose code was drawn on the server. */
export type DrawnRow = Exclude<SlipRow, { readonly is: "code" }> | { readonly is: "code"; readonly label: string; readonly drawn: QrDrawing };
/** One module of the code on paper, in millimetres: five dots of a receipt printer (203 dpi are eight to the millimetre), so that its edges are sharp. */
const MODULE = 0.625;

/** A till's receipt as it comes out of the printer: the same rows on every screen and on paper. */
export function Slip({ rows, lang }: { readonly rows: readonly DrawnRow[]; readonly lang: string }) {
  return (
    <div className="slip" lang={lang}>
      {rows.map((row, i) => {
        if (row.is === "rule") return <hr key={i} />;
        if (row.is === "code")
          return (
            <div key={i} className="slip-code" style={{ width: `${row.drawn.size * MODULE}mm` }}>
              <DrawnQr drawn={row.drawn} label={row.label} />
            </div>
          );
        const look = [row.is === "pair" ? "slip-pair" : row.centred ? "slip-centred" : "", row.bold ? "slip-bold" : "", row.is === "text" && row.large ? "slip-large" : ""].filter(Boolean).join(" ");
        if (row.is === "text") return <p key={i} className={look}>{row.text}</p>;
        return (
          <p key={i} className={look} data-inset={row.left.startsWith(" ") || undefined}>
            <span>{row.left.trim()}</span> <span>{row.right}</span>
          </p>
        );
      })}
    </div>
  );
}
