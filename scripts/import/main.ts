// The program behind `npm run import`: reads a file, says what it would change, and changes it. Exits 0 done, 1 refused, 2 not tried.
import { createReadStream, existsSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { closePools, db } from "@/db/client";
import { isId, newId } from "@/lib/core/id";
import type { Who } from "@/lib/core/who";
import { words } from "@/lib/core/wording";
import { vat } from "@/lib/imports/cells/rules";
import { confirmImport, undoImport } from "@/lib/imports/confirm-import";
import { importById, rowsOf, saidOf } from "@/lib/imports/reads";
import { AT_WORK } from "@/lib/imports/rules";
import { runImport } from "@/lib/imports/run-import";
import { StageFile, stageFile } from "@/lib/imports/stage-file";
import type { ImportId } from "@/lib/imports/types";

const WHO: Who = { is: "machine", job: "import" };
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const t = words("en", "admin-imports");
/** Refused rows that are shown; the office has all of them. */
const SHOWN = 50;

const { values: asked, positionals } = parseArgs({ allowPositionals: true, options: {
  kind: { type: "string" }, place: { type: "string" }, currency: { type: "string", default: "EUR" }, language: { type: "string", default: "it" }, vat: { type: "string" }, "dry-run": { type: "boolean", default: false }, undo: { type: "string" },
} });

/** Works until nothing is left to do, slice by slice, and says how far it is. */
async function toItsEnd(importId: ImportId): Promise<void> {
  for (;;) {
    const state = await runImport(importId, 5_000);
    const now = await importById(importId);
    if (now && state && AT_WORK.includes(state)) say(`  ${t(`states.${state}`)}: ${t("progress", { seen: now.seen, all: now.rows })}`);
    else return;
  }
}

async function tell(importId: ImportId): Promise<void> {
  const told = await importById(importId);
  if (!told) return;
  say(`${told.fileName}: ${t(`kinds.${told.kind}`)}, ${t(`formats.${told.format}`)}, ${told.lines} lines. ${t(`states.${told.state}`)}.`);
  say(`  ${told.added} ${t("counts.added")}, ${told.changed} ${t("counts.changed")}, ${told.same} ${t("counts.same")}, ${told.refused} ${t("counts.refused")}`);
  say(`\n${t("columnsTitle")}`);
  for (const { column, is, why } of told.columns) say(`  ${column || "(no name)"}: ${t(`is.${is}`)}. ${t(`columns.${why}`)}`);
  const said = await saidOf(importId);
  if (said.length > 0) say("");
  for (const { why, count } of said) say(`  ${count} × ${t(`said.${why}`, { given: "…" })}`);
  const refused = await rowsOf(importId, { changes: ["refused"], most: SHOWN });
  for (const { problems } of refused) for (const { line, column, why, given } of problems) say(`  line ${line}${column ? `, ${column}` : ""}: ${t(`said.${why}`, { given })}`);
  say(`\nimport ${importId}`);
}

async function bring(): Promise<number> {
  const [file] = positionals;
  if (!file || !existsSync(file)) {
    say("Which file? `npm run import -- FILE [--kind products|prices|stock] [--place HANDLE] [--currency EUR] [--language it|en] [--vat 22] [--dry-run]`, or `--undo IMPORT`.");
    return 2;
  }
  const rate = asked.vat === undefined ? undefined : vat(asked.vat);
  const [place] = asked.place === undefined ? [null] : await db.execute<{ id: string }>(sql`select id from locations where handle = ${asked.place}`);
  if (place === undefined) return say(t("refusals.unknown-place")), 2;
  const input = StageFile.safeParse({ importId: newId(), fileName: basename(file), kind: asked.kind ?? null, currency: asked.currency, place: place?.id ?? null, language: asked.language, vatRate: rate && "value" in rate ? rate.value : null });
  if (!input.success || (rate && "why" in rate)) return say("--kind takes products, prices or stock; --currency EUR, GBP or USD; --language it or en; --vat a rate such as 22."), 2;
  const staged = await stageFile(WHO, input.data, createReadStream(file));
  if (!staged.ok) {
    if (staged.why === "unreadable") say(t(`unreadable.${staged.what.why}`, { line: staged.what.line, columns: staged.what.columns.join(", ") }));
    else say(t(`refusals.${staged.why}`, { columns: "columns" in staged ? staged.columns.join(", ") : "", found: "found" in staged ? t(`kinds.${staged.found}`) : "" }));
    return 1;
  }
  const { importId } = staged.value;
  await toItsEnd(importId);
  await tell(importId);
  const looked = await importById(importId);
  if (looked?.state !== "ready") return 1;
  if (asked["dry-run"]) return 0;
  if (looked.added + looked.changed === 0) return say(t("nothing")), 0;
  return step(importId, confirmImport, "done");
}

async function step(importId: ImportId, verb: typeof confirmImport, end: string): Promise<number> {
  const begun = await verb(WHO, { importId });
  if (!begun.ok) return say(t(`refusals.${begun.why}`, { state: "state" in begun ? t(`states.${begun.state}`) : "" })), 1;
  await toItsEnd(importId);
  const now = await importById(importId);
  if (now) say(`${t(`states.${now.state}`)}.${now.left > 0 ? ` ${t("left", { count: now.left })}` : ""}`);
  return now?.state === end ? 0 : 1;
}

try {
  const undo = asked.undo;
  process.exitCode = undo === undefined ? await bring() : isId(undo) ? await step(undo as ImportId, undoImport, "undone") : (say(t("refusals.unknown-import")), 2);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
} finally {
  await closePools();
}
