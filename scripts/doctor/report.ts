import type { Invariant } from "@/db/invariants/types";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import type { Examination, Finding } from "@/lib/health/types";

/** What a shell is told: 0 healthy, 1 something is broken, 2 something could not be looked at. Pure. */
export const exitCodeOf = ({ findings }: Examination): 0 | 1 | 2 => (brokenOf(findings).length > 0 ? 1 : unseenOf(findings).length > 0 ? 2 : 0);

const pieces = (n: number, one: string) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;
const folded = (text: string, width: number): string[] => text.match(new RegExp(`.{1,${width}}(?= |$)`, "g"))?.map((line) => line.trim()) ?? [];
const rowsOf = ({ rows, unseen }: Finding): string => (rows === null ? (unseen === "time" ? "too slow" : `? ${unseen}`) : rows.toLocaleString("en"));

/**
 * The table for people: every invariant with the rows that break it; under a broken one the first of them and what to do.
 * `notes` are lines to add at the end. Pure.
 */
export function tableOf(invariants: readonly Invariant[], { findings, ms }: Examination, at: string, notes: readonly string[] = [], width = 78): string {
  const known = new Map(invariants.map((i) => [i.id, i]));
  const room = Math.max(30, width - 18);
  const lines = findings.flatMap((finding) => {
    const { says, within, mend } = known.get(finding.id) ?? { says: { en: "" }, within: undefined, mend: { en: "" } };
    const [first = "", ...rest] = folded(`${says.en}${within && !says.en.includes("within") ? ` (within ${within} minutes)` : ""}`, room);
    const more = rest.map((line) => `       ${line}`);
    const bad = (finding.rows ?? 0) > 0;
    const told = [`${bad ? "✗" : finding.rows === null ? "?" : "✓"} ${finding.id.padEnd(4)} ${first.padEnd(room)} ${rowsOf(finding).padStart(9)}`, ...more];
    if (!bad) return told;
    const left = (finding.rows ?? 0) - finding.keys.length;
    return [...told, ...finding.keys.map((key) => `         · ${key}`), ...(left > 0 ? [`         · and ${left.toLocaleString("en")} more`] : []), ...folded(mend.en, room).map((line, n) => `       ${n === 0 ? "→" : " "} ${line}`)];
  });
  const [broken, unseen] = [brokenOf(findings), unseenOf(findings)];
  const ids = (some: readonly Finding[]) => some.map((f) => f.id).join(", ");
  const whole = broken.length + unseen.length === 0 ? [`Healthy: ${pieces(findings.length, "invariant")}, ${(ms / 1000).toFixed(1)} s, ${at}`] : [
    ...(broken.length > 0 ? [`Broken: ${ids(broken)}`] : []),
    ...(unseen.length > 0 ? [`Not looked at: ${ids(unseen)}`] : []),
    `${pieces(findings.length, "invariant")}, ${(ms / 1000).toFixed(1)} s, ${at}`,
  ];
  return [`  ${"".padEnd(4)} ${"always true".padEnd(room)} ${"broken by".padStart(9)}`, ...lines, "", ...whole, ...notes].join("\n");
}

/** The same for machines: one object. Pure. */
export function jsonOf(invariants: readonly Invariant[], examination: Examination, at: string, notes: readonly string[] = []) {
  const known = new Map(invariants.map((i) => [i.id, i]));
  return {
    healthy: exitCodeOf(examination) === 0,
    at: examination.at.toISOString(),
    ms: examination.ms,
    database: at,
    notes,
    invariants: examination.findings.map((f) => ({ ...f, says: known.get(f.id)?.says.en, withinMinutes: known.get(f.id)?.within ?? 0, guard: known.get(f.id)?.guard, mend: known.get(f.id)?.mend.en })),
  };
}
