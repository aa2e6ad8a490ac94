import type { Area, Finding } from "@/lib/health/types";

type Say = (key: string, values?: Record<string, string | number>) => string;
type Props = {
  readonly broken: readonly Finding[];
  readonly areas: readonly Area[];
  /** When each was first seen broken. */
  readonly since: ReadonlyMap<string, Date>;
  readonly moment: (at: Date) => string;
  readonly t: Say;
};

/** What is wrong now: the sentence that does not hold, the rows that break it, and what to do. */
export function BrokenList({ broken, areas, since, moment, t }: Props) {
  const known = new Map(areas.flatMap((area) => area.all).map((one) => [one.id, one]));
  if (broken.length === 0) return null;
  return (
    <ul className="rows mt-6">
      {broken.map(({ id, rows, keys }) => {
        const at = since.get(id);
        const more = (rows ?? 0) - keys.length;
        return (
          <li key={id} className="grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3">
            <span className="code pt-0.5 text-bad">{id}</span>
            <div>
              <p className="t">{known.get(id)?.says ?? id}</p>
              <p className="small num text-bad">{[t("rows", { count: rows ?? 0 }), at && t("since", { moment: moment(at) })].filter(Boolean).join(", ")}</p>
              <ul className="mt-2">
                {keys.map((key) => (
                  <li key={key} className="code break-words text-ink-2">
                    {key}
                  </li>
                ))}
                {more > 0 ? <li className="small text-ink-2">{t("more", { count: more })}</li> : null}
              </ul>
              <p className="small mt-2">
                <span className="text-ink-2">{t("mend")}:</span> <Commands text={known.get(id)?.mend ?? ""} />
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A sentence with what is typed in it, `like this`, in the hand of code. */
const Commands = ({ text }: { readonly text: string }) => text.split("`").map((part, n) => (n % 2 === 1 ? <code key={n} className="code">{part}</code> : part));
