import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { keep } from "../house/places.mjs";

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The figures of a storm as lines of name and value. Pure. */
export function figuresOf({ seed, result, judged, ledger }) {
  const { buyers, answers, struck, ms } = result;
  const placed = buyers.filter(({ final }) => final === "placed");
  const backs = struck.map(({ back }) => back).filter((back) => back !== null);
  return [
    ["Seed", seed],
    ["Machine", `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? "unknown"}, Node ${process.versions.node}, load ${loadavg()[0].toFixed(1)}`],
    ["Time", seconds(ms)],
    ["Faults", `${struck.length}, of ${new Set(struck.map(({ id }) => id)).size} kinds`],
    ["Back after a fault", backs.length > 0 ? `${seconds(backs.toSorted((a, b) => a - b)[backs.length >> 1])} median, ${seconds(Math.max(...backs))} longest` : "–"],
    ["Buyers", `${buyers.length}: ${placed.length} placed an order, ${placed.filter(({ paid }) => paid !== null).length} paid, ${buyers.filter(({ final }) => final === "refused").length} were refused`],
    ["Tries again", buyers.reduce((sum, { tries }) => sum + tries, 0)],
    ["Answers", `${answers.all}: ${Object.entries(answers.byStatus).map(([status, n]) => `${n} × ${status === "0" ? "none" : status}`).join(", ")}`],
    ["Card processor", `${ledger.captures} captures, ${ledger.refunds} refunds, ${(ledger.net / 100).toFixed(2)} EUR`],
    ["Books", `${(judged.clearing / 100).toFixed(2)} EUR; ${judged.mended ?? "–"} mended by the comparison`],
    ["Doctor", `${judged.looked} invariants, ${judged.ill.length} broken`],
    ["Letters", `${judged.letters.length}, ${judged.letters.filter(({ state }) => state === "sent").length} sent`],
  ];
}

/** Writes .unico/reports/chaos.txt and chaos.html. Answers the text's path. */
export function writeReport({ at, again, figures, struck, skipped, wrong }) {
  const verdict = wrong.length === 0 ? "Nothing was lost, torn or left without an answer." : `${wrong.length} things went wrong.`;
  const faults = struck.map(({ at, id, seconds: length, back, what }) => [seconds(at), id, `${length} s`, back === null ? "not back" : seconds(back), what]);
  const text = [
    `Unico chaos, ${at.toISOString()}`, verdict, "",
    ...figures.map(([name, value]) => `${name.padEnd(20)} ${value}`), "",
    ...(wrong.length > 0 ? ["Wrong", ...wrong.map((line) => `  ${line}`), ""] : []),
    "Faults (when, what, how long, back after)", ...faults.map((cells) => `  ${cells[0].padStart(8)}  ${cells[1].padEnd(24)} ${cells[2].padStart(5)}  ${cells[3].padStart(8)}`),
    ...skipped.map(({ id, what, needs }) => `  skipped: ${id} (${what}): there is no ${needs} here`), "",
    `Again: ${again}`, "",
  ].join("\n");
  const row = (cells, tag = "td") => `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Unico chaos</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}td,th{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #8884}code{overflow-wrap:anywhere}</style>
<h1>Chaos</h1><p><strong>${escape(verdict)}</strong> ${escape(at.toISOString())}</p><table>${figures.map((line) => row(line)).join("")}</table>
${wrong.length > 0 ? `<h2>Wrong</h2><ul>${wrong.map((line) => `<li>${escape(line)}</li>`).join("")}</ul>` : ""}
<h2>Faults</h2><table>${row(["When", "Fault", "Lasted", "Back after", "What"], "th")}${faults.map((cells) => row(cells)).join("")}</table>
${skipped.map(({ id, what, needs }) => `<p>Skipped: ${escape(id)} (${escape(what)}): there is no ${escape(needs)} here.</p>`).join("")}<p>Again: <code>${escape(again)}</code></p></html>`;
  const file = keep("reports", "chaos.txt");
  writeFileSync(file, text);
  writeFileSync(file.replace(/txt$/, "html"), html);
  return file;
}
