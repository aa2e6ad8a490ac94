import { encode } from "uqr";

type QrProps = {
  /** What a scanner reads. */
  readonly text: string;
  /** What a screen reader says: "Pickup code K7M-42Q". */
  readonly label: string;
  readonly className?: string | undefined;
};

const QUIET_ZONE = 4;

/** A QR code as one path, drawn on the server: ink on white in both themes, with the quiet zone scanners ask for. */
export function Qr({ text, label, className }: QrProps) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  return (
    <div className={className ? `qr ${className}` : "qr"}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={data.map(runs).join("")} fill="#1d1a16" />
      </svg>
    </div>
  );
}

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
