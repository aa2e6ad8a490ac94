import { availableParallelism, cpus, totalmem } from "node:os";

/** Whether every scenario came to its end and all it claimed holds. Pure. */
export const isProved = (tales) => tales.length > 0 && tales.every(({ claims, broke }) => !broke && claims.length > 0 && claims.every((claim) => claim.holds));

/** Goals that the measured figures do not reach. Pure. */
export const missedIn = (tales) => tales.flatMap(({ name, measures }) => measures.flatMap(({ says, value, goal }) => (goal && !goal.met ? [`${name}: ${says} ${value}; the goal is ${goal.says}`] : [])));
const aim = ({ goal }) => (goal ? ` (goal: ${goal.says}${goal.met ? "" : ", MISSED"})` : "");

/** What the figures were measured on, in one line. */
export const machineOf = (database) => `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${database}, all on one machine`;

/** What one scenario told, as lines. Pure. */
export function linesOf({ claims, measures, broke }) {
  return [
    ...claims.map(({ says, holds, found }) => `    ${holds ? "✓" : "✗"} ${says}${found ? `\n        ${found}` : ""}`),
    ...measures.map((one) => `    · ${one.says}: ${one.value}${aim(one)}`),
    ...(broke ? [`    ✗ It did not come to its end:\n${indent(broke)}`] : []),
  ];
}
const indent = (text) => text.split("\n").map((line) => `        ${line}`).join("\n");
const when = (at) => at.toISOString().replace("T", " ").slice(0, 16);

/** The report as text. Pure. */
export function textOf(tales, { command, seed, quick, at, machine }) {
  return [
    `Unico, npm run ${command}${quick ? " --quick" : ""}: ${isProved(tales) ? "everything holds" : "NOT everything holds"}`,
    `${when(at)} UTC, seed ${seed}`,
    machine,
    ...tales.flatMap((told) => ["", `${told.name} (${told.seconds.toFixed(1)} s)`, `  ${told.says}`, ...linesOf(told)]),
    "",
  ].join("\n");
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const STYLE = `
  :root { color-scheme: light dark; --ink: #1d1a16; --quiet: #5d564b; --ground: #fbf8f3; --line: #ddd5c8; --good: #2c6e49; --bad: #a3271c; }
  @media (prefers-color-scheme: dark) { :root { --ink: #efe9df; --quiet: #a89f92; --ground: #161410; --line: #3a352d; --good: #7cc59a; --bad: #f0836f; } }
  body { margin: 0 auto; max-width: 52rem; padding: 3rem 1.25rem 5rem; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
  h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 0; } p { margin: .35rem 0 0; }
  .quiet, dd { color: var(--quiet); } section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }
  dl { margin: 1rem 0 0; } dt { padding-left: 1.6rem; text-indent: -1.6rem; } dt::before { display: inline-block; width: 1.6rem; text-indent: 0; content: "✓"; color: var(--good); }
  dt.bad::before { content: "✗"; color: var(--bad); } dt.told::before { content: "·"; color: var(--quiet); }
  dd { margin: 0 0 .6rem 1.6rem; font-size: .875rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; } pre { overflow-x: auto; font-size: .8rem; }`;

/** The same as a page that needs nothing else. Pure. */
export function htmlOf(tales, { command, seed, quick, at, machine }) {
  const rows = ({ claims, measures }) => [
    ...claims.map(({ says, holds, found }) => `<dt${holds ? "" : ' class="bad"'}>${escaped(says)}</dt>${found ? `<dd>${escaped(found)}</dd>` : ""}`),
    ...measures.map((one) => `<dt class="told">${escaped(one.says)}</dt><dd>${escaped(`${one.value}${aim(one)}`)}</dd>`),
  ];
  const section = (told) => `<section><h2>${escaped(told.name)} <span class="quiet">${told.seconds.toFixed(1)} s</span></h2><p>${escaped(told.says)}</p><dl>${rows(told).join("\n")}</dl>${told.broke ? `<pre>${escaped(told.broke)}</pre>` : ""}</section>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Unico: what was proved</title><style>${STYLE}</style></head>
<body><h1>${isProved(tales) ? "Everything holds" : "Not everything holds"}</h1>
<p class="quiet">npm run ${command}${quick ? " --quick" : ""}, ${when(at)} UTC, seed ${escaped(seed)}.<br>${escaped(machine)}.</p>
${tales.map(section).join("\n")}
</body></html>
`;
}
