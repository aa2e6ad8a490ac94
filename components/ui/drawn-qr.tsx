export type QrDrawing = { readonly path: string; readonly size: number };

/** A QR code that was drawn on the server, for islands: ink on white in both themes. */
export function DrawnQr({ drawn: { path, size }, label, className }: { readonly drawn: QrDrawing; readonly label: string; readonly className?: string | undefined }) {
  return (
    <div className={className ? `qr ${className}` : "qr"}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={path} fill="#1d1a16" />
      </svg>
    </div>
  );
}
