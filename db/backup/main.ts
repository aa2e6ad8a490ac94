// The programs behind `npm run backup` and `npm run restore`: scripts/house/backups.mjs starts them with DATABASE_URL and
// follows their lines: "· " is where they are, "= " what came of it, "! " why not.
import { parseArgs } from "node:util";
import { INVARIANTS } from "@/db/invariants/all";
import { examine } from "@/db/invariants/examine";
import { MigrationError } from "@/db/migrate";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import { backUp } from "./back-up";
import { BackupError } from "./file";
import { restore } from "./restore";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const note = (line: string): void => say(`· ${line}`);
const { positionals: [what, file = ""], values: { replace } } = parseArgs({ allowPositionals: true, options: { replace: { type: "boolean", default: false } } });
const url = process.env["DATABASE_URL"] ?? "";

try {
  if (what === "restore") {
    const told = await restore(url, file, { replace, say: note });
    note("asking the doctor");
    // What is true after a while only may be late in a copy where nobody works.
    const { findings } = await examine(url, { wholeMs: 600_000, eachMs: 120_000, invariants: INVARIANTS.filter(({ within }) => within === undefined) });
    const ill = [...brokenOf(findings), ...unseenOf(findings)].map(({ id, keys }) => `${id} ${keys.join(", ")}`.trim());
    if (ill.length > 0) throw new BackupError(`Restored, but the copy is not healthy: ${ill.join("; ")}. \`npm run doctor\` says what to do.`);
    say(`= ${JSON.stringify({ ...told, looked: findings.length })}`);
  }
  else say(`= ${JSON.stringify(await backUp(url, file, note))}`);
} catch (error) {
  if (!(error instanceof BackupError) && !(error instanceof MigrationError)) throw error;
  say(`! ${error.message}`);
  process.exitCode = 1;
}
