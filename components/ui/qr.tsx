import { encode } from "uqr";
import { DrawnQr, type QrDrawing } from "./drawn-qr";

type QrProps = {
  /** What a scanner reads. */
  readonly text: string;
  /** What a screen reader says: "Pickup code K7M-42Q". */
  readonly label: string;
  readonly className?: string | undefined;
};

const QUIET_ZONE = 4;

/** A QR code as one path, with the quiet zone scanners ask for. */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  return { path: data.map(runs).join(""), size };
}

/** A QR code, drawn on the server. */
export const Qr = ({ text, label, className }: QrProps) => <DrawnQr drawn={drawQr(text)} label={label} className={className} />;

/** One row's dark modules, neighbours joined. */
function runs(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    const length = x - start + 1;
    path += `M${start} ${y}h${length}v1h-${length}z`;
  }
  return path;
}
