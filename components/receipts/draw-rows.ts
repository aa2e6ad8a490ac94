import type { SlipRow } from "@/lib/receipts/types";
import { drawQr } from "../ui/qr";
import type { DrawnRow } from "./slip";

/** A receipt's rows with their codes drawn, on the server: browsers get pictures, not what draws them. */
export const drawRows = (rows: readonly SlipRow[]): readonly DrawnRow[] => rows.map((row) => (row.is === "code" ? { is: "code", label: row.label, drawn: drawQr(row.address) } : row));
