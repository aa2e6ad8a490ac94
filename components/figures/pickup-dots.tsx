import { axisOf } from "@/lib/figures/rules";

const [ROW, TOP, FOOT] = [44, 16, 24];

export type PickupTimes = { readonly key: string; readonly name: string; readonly p50: number; /** null where too few were measured for it to say anything. */ readonly p90: number | null };
type Props = { readonly rows: readonly PickupTimes[]; readonly label: string; readonly say: (minutes: number) => string };

/** How long each place takes: a full dot for half of its collections, an open one for nine of ten; said as a picture in one sentence, the table has each figure. */
export function PickupDots({ rows, label, say }: Props) {
  const axis = axisOf(Math.max(...rows.map(({ p50, p90 }) => p90 ?? p50), 0));
  const most = axis.at(-1) || 1;
  const height = TOP + rows.length * ROW + FOOT;
  const x = (minutes: number) => `${((minutes / most) * 94 + 1).toFixed(2)}%`;
  const y = (i: number) => TOP + ROW * (i + 0.6);
  return (
    <div className="pickup-dots" role="img" aria-label={label}>
      <svg height={height} aria-hidden="true">
        {axis.map((minutes) => (
          <g key={minutes}>
            <line className="grid" x1={x(minutes)} x2={x(minutes)} y1={TOP} y2={height - FOOT} />
            <text x={x(minutes)} y={height - 6} textAnchor={minutes === 0 ? "start" : "middle"}>{say(minutes)}</text>
          </g>
        ))}
        {rows.map(({ key, name, p50, p90 }, i) => (
          <g key={key}>
            <text className="name" x="1%" y={y(i) - 14}>{name}</text>
            {p90 === null ? null : <line className="span" x1={x(p50)} x2={x(p90)} y1={y(i)} y2={y(i)} />}
            <circle className="half" cx={x(p50)} cy={y(i)} r="5"><title>{say(p50)}</title></circle>
            {p90 === null ? null : <circle className="most" cx={x(p90)} cy={y(i)} r="5"><title>{say(p90)}</title></circle>}
          </g>
        ))}
      </svg>
    </div>
  );
}
