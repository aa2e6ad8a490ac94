import type { Mark } from "@/lib/labels/face/rules";
import { runsOf } from "@/lib/labels/face/rules";
import { placeOn, perSheet, type Template } from "@/lib/labels/sheets/rules";

type Props = { readonly template: Template; readonly page: string; readonly startsAt: number; readonly sheet: number; readonly labels: readonly (readonly Mark[])[]; readonly label: string };
const WEIGHT = { sans: 400, medium: 500, bold: 600, serif: 400 } as const;

/** One sheet of labels, or one label of a roll, as it comes out of the printer; in millimetres, so that it prints as large as it is. */
export function LabelSheet({ template, page, startsAt, sheet, labels, label }: Props) {
  const { paper, label: size } = template;
  const first = sheet * perSheet(template) - startsAt;
  return (
    <svg className="label-sheet" data-page={page} viewBox={`0 0 ${paper.width} ${paper.height}`} role="img" aria-label={label}>
      {Array.from({ length: perSheet(template) }, (_, i) => {
        const n = first + i;
        const at = placeOn(template, i, 0);
        return (
          <g key={i} transform={`translate(${at.x} ${at.y})`}>
            <rect className={labels[n] ? "label-edge" : "label-edge label-gone"} width={size.width} height={size.height} rx={1} />
            {labels[n]?.map((mark, key) => <Drawn key={key} mark={mark} />)}
          </g>
        );
      })}
    </svg>
  );
}

function Drawn({ mark }: { readonly mark: Mark }) {
  if (mark.is === "text")
    return (
      <text x={mark.x} y={mark.y} fontSize={mark.size} fontWeight={WEIGHT[mark.face]}>
        {mark.text}
      </text>
    );
  const path = runsOf(mark.rows).map(({ row, from, length }) => `M${from} ${row}h${length}v1h-${length}z`).join("");
  return <path d={path} transform={`translate(${mark.x} ${mark.y}) scale(${mark.module})`} shapeRendering="crispEdges" />;
}
