// The programs behind `npm run backup` and `npm run restore`: scripts/house/backups.mjs starts them with DATABASE_URL and
// follows their lines: "· " is where they are, "= " what came of it, "! " why not.
import { parseArgs } from "node:util";
import { MigrationError } from "@/db/migrate";
import { backUp } from "./back-up";
import { BackupError } from "./file";
import { restore } from "./restore";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const note = (line: string): void => say(`· ${line}`);
const { positionals: [what, file = ""], values: { replace } } = parseArgs({ allowPositionals: true, options: { replace: { type: "boolean", default: false } } });
const url = process.env["DATABASE_URL"] ?? "";

try {
  if (what === "restore") say(`= ${JSON.stringify(await restore(url, file, { replace, say: note }))}`);
  else say(`= ${JSON.stringify(await backUp(url, file, note))}`);
} catch (error) {
  if (!(error instanceof BackupError) && !(error instanceof MigrationError)) throw error;
  say(`! ${error.message}`);
  process.exitCode = 1;
}
