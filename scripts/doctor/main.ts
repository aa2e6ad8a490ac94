// The doctor itself: asks DATABASE_DIRECT_URL (or DATABASE_URL), prints, and ends with 0, 1 or 2. `npm run doctor` finds the database.
//   --json   for machines      --only S1,S2   some invariants      --seconds 120   for all of them together
import { parseArgs } from "node:util";
import { INVARIANTS } from "@/db/invariants/all";
import { ALL_LANES, examine } from "@/db/invariants/examine";
import { exitCodeOf, jsonOf, tableOf } from "./report";

const refuse = (line: string): never => {
  process.stderr.write(`✗ ${line}\n`);
  process.exit(2);
};

function wishes() {
  try {
    return parseArgs({ options: { json: { type: "boolean", default: false }, only: { type: "string" }, seconds: { type: "string", default: "60" } } }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message.split(".")[0] : String(error)}: \`npm run doctor -- --json --only S1,S2 --seconds 120\` is all it takes.`);
  }
}

const { json, only, seconds } = wishes();
const wanted = only?.split(",").map((id) => id.trim().toUpperCase());
const unknown = wanted?.filter((id) => !INVARIANTS.some((i) => i.id === id)) ?? [];
if (unknown.length > 0) refuse(`There is no invariant ${unknown.join(", ")}: they are ${INVARIANTS.map((i) => i.id).join(" ")}.`);
const whole = Number(seconds);
if (!(whole > 0)) refuse(`--seconds ${seconds} is no time: give a number above 0.`);

const url = process.env["DATABASE_DIRECT_URL"] || process.env["DATABASE_URL"] || refuse("DATABASE_URL is not set: `npm run doctor` finds the database of `npm start` by itself.");
const at = process.env["UNICO_DOCTOR_AT"] ?? new URL(url).host + new URL(url).pathname;
const notes = process.env["UNICO_DOCTOR_NOTE"] ? [process.env["UNICO_DOCTOR_NOTE"]] : [];
const invariants = INVARIANTS.filter(({ id }) => !wanted || wanted.includes(id));
try {
  const found = await examine(url, { invariants, lanes: ALL_LANES, wholeMs: whole * 1_000, eachMs: Math.max(20_000, (whole * 1_000) / 3) });
  const late = found.findings.some((f) => (f.rows ?? 0) > 0 && invariants.find((i) => i.id === f.id)?.within);
  process.stdout.write(`${json ? JSON.stringify(jsonOf(invariants, found, at, late ? notes : []), null, 2) : tableOf(invariants, found, at, late ? notes : [], Math.min(120, Number(process.env["COLUMNS"]) || process.stdout.columns || 100))}\n`);
  process.exitCode = exitCodeOf(found);
} catch (error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const why = code === "22023" || code === "42704" ? "it has no role unico_doctor yet: `npm start` or `npm run migrate` brings it up to date" : code === "42501" ? "its user may not become unico_doctor: `grant unico_doctor to` that user" : `${error instanceof Error ? error.message : String(error)}${code ? ` (${code})` : ""}`;
  refuse(`The database can't be looked at (${at}): ${why}.`);
}
