import { writeFileSync } from "node:fs";
import type { Verdict } from "./run-row";

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width));
const say = (text = ""): void => void process.stdout.write(`${text}\n`);

/** One line of the table. */
export function sayVerdict({ row, requests, ms, wrong, answers, left }: Verdict): void {
  const mark = left ? "·" : wrong.length > 0 ? "✗" : "✓";
  say(`${mark} ${cut(row.id, 14)} ${cut(row.tries, 74)} ${cut(left ?? answers, 16)} ${String(requests).padStart(5)} ${`${ms} ms`.padStart(9)}`);
  for (const one of wrong.slice(0, 6)) say(`    ${one}`);
}

export type Run = { readonly seed: number; readonly seconds: number; readonly verdicts: readonly Verdict[]; readonly waiting: number; readonly ill: readonly string[]; readonly ended: readonly string[] };

/** What it came to, in a few lines; and for machines where ATTACK_REPORT says. Answers how many rows missed. */
export function sayReport({ seed, seconds, verdicts, waiting, ill, ended }: Run): number {
  const [left, missed] = [verdicts.filter((v) => v.left !== null), verdicts.filter((v) => v.wrong.length > 0)];
  const held = verdicts.length - left.length - missed.length;
  const requests = verdicts.reduce((sum, v) => sum + v.requests, 0);
  say(`\n${verdicts.length} rows, ${requests} requests in ${seconds} s, seed ${seed}: ${held} held, ${missed.length} missed, ${left.length} left out${waiting > 0 ? `, ${waiting} for another time` : ""}`);
  if (missed.length > 0) say(`Missed: ${missed.map((v) => v.row.id).join(", ")}`);
  for (const one of [...ill, ...ended]) say(`✗ ${one}`);
  const slowest = verdicts.toSorted((a, b) => b.ms - a.ms).slice(0, 3).map((v) => `${v.row.id} ${v.ms} ms`);
  say(`Slowest: ${slowest.join(", ")}`);
  const failed = missed.length + ill.length + ended.length;
  const { ATTACK_REPORT: file } = process.env;
  if (file) writeFileSync(file, JSON.stringify({ held, missed: failed, left: left.length, seed, rows: verdicts.map(({ row, ...rest }) => ({ id: row.id, tries: row.tries, ...rest })) }));
  return failed;
}
