import { drawRows } from "@/components/receipts/draw-rows";
import type { DrawnRow } from "@/components/receipts/slip";
import { done, type Outcome } from "@/lib/core/outcome";
import { type NoReceipt, PrintReceipt, printReceipt } from "@/lib/receipts/print-receipt";
import { route } from "@/lib/request/route";

type Printed = { readonly rows: readonly DrawnRow[]; readonly copy: number; readonly bytes: string };

/** Prints a receipt: its rows for the screen and its bytes for a receipt printer; a copy says so. */
export const POST = route({
  who: "staff",
  input: PrintReceipt,
  verb: async function receipt(who, input): Promise<Outcome<Printed, NoReceipt>> {
    const printed = await printReceipt(who, input);
    return printed.ok ? done({ ...printed.value, rows: drawRows(printed.value.rows) }) : printed;
  },
  status: { "not-yours": 403, "unknown-order": 404, "not-paid": 409 },
});
