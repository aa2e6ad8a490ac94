import { axisOf } from "@/lib/figures/rules";

const [HEIGHT, FOOT, TOP] = [232, 24, 8];
/** At most so many days are named under the bars. */
const NAMED = 7;

export type Bar = { readonly key: string; readonly name: string; readonly value: number; /** The same day of the period before. */ readonly before: number; readonly said: string };
type Props = { readonly bars: readonly Bar[]; readonly label: string; readonly sayAxis: (value: number) => string };

/**
 * A bar for each day, and the days before as a dashed line; drawn by the server, as wide as there is room while its letters stay as large.
 * Said as a picture in one sentence: the table below has each figure.
 */
export function DayBars({ bars, label, sayAxis }: Props) {
  const axis = axisOf(Math.max(...bars.map(({ value, before }) => Math.max(value, before)), 0));
  const most = axis.at(-1) || 1;
  const y = (value: number) => TOP + (HEIGHT - FOOT - TOP) * (1 - Math.max(value, 0) / most);
  const step = 100 / bars.length;
  const every = Math.ceil(bars.length / NAMED);
  const line = bars.map(({ before }, i) => `${(step * (i + 0.5)).toFixed(2)},${y(before).toFixed(1)}`).join(" ");
  return (
    <div className="day-bars" role="img" aria-label={label}>
      <svg className="day-axis" height={HEIGHT} aria-hidden="true">
        {axis.map((value) => (
          <text key={value} x="100%" y={y(value) + 4} textAnchor="end">{sayAxis(value)}</text>
        ))}
      </svg>
      <svg className="day-plot" height={HEIGHT} aria-hidden="true">
        {axis.map((value) => (
          <line key={value} className="grid" x1="0" x2="100%" y1={y(value)} y2={y(value)} />
        ))}
        {bars.map(({ key, name, value, said }, i) => (
          <g key={key}>
            <rect className="bar" x={`${step * (i + 0.2)}%`} width={`${step * 0.6}%`} y={y(value)} height={y(0) - y(value)}>
              <title>{said}</title>
            </rect>
            {i % every === 0 ? <text x={`${step * (i + 0.2)}%`} y={HEIGHT - 6}>{name}</text> : null}
          </g>
        ))}
        <svg viewBox={`0 0 100 ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none">
          <polyline className="halo" points={line} />
          <polyline className="before" points={line} />
        </svg>
      </svg>
    </div>
  );
}
