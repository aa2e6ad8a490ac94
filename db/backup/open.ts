import postgres, { type Sql } from "postgres";
import { codeOf } from "@/db/faults";
import { MigrationError } from "@/db/migrate";
import { BackupError } from "./file";
import { SESSION } from "./tables";

/** Works on one connection of the owner's, and turns what goes wrong into one line. */
export async function opened<T>(url: string, name: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, max_lifetime: null, connect_timeout: 10, fetch_types: false, onnotice: () => {}, connection: { application_name: name, ...SESSION } });
  try {
    return await work(sql);
  } catch (error) {
    throw explain(error);
  } finally {
    await sql.end({ timeout: 2 }).catch(() => {});
  }
}

function explain(error: unknown): unknown {
  if (error instanceof BackupError || error instanceof MigrationError) return error;
  const code = codeOf(error) ?? "";
  const said = error instanceof Error ? error.message : String(error);
  if (code === "ENOSPC" || code === "53100") return new BackupError("The disk is full: free some space, then run the command again. Nothing was left behind.", { cause: error });
  if (code === "EEXIST") return new BackupError("Another backup is being written to this file: wait for its end, or name another.", { cause: error });
  if (code === "EACCES" || code === "EROFS" || code === "ENOTDIR" || code === "ENOENT") return new BackupError(`The file can't be written (${code}): name one in a folder that is there and that this user may write to.`, { cause: error });
  if (code === "28P01" || code === "28000") return new BackupError("The database refuses the user or the password: check the address.", { cause: error });
  if (code === "3D000") return new BackupError("The database does not exist: create it, or correct the address.", { cause: error });
  if (code === "42501") return new BackupError(`The database's user may not do this (${said}): use the owner of the tables.`, { cause: error });
  if (/^(ECONN|ENOTFOUND|EAI_|CONNECT|ETIMEDOUT|EHOST|57P0|08)/.test(code)) return new BackupError(`The connection to the database was lost (${code}): check that it runs, then run the command again. Nothing was changed.`, { cause: error });
  return /^[0-9A-Z]{5}$/.test(code) ? new BackupError(`The database refused (${code}): ${said}.`, { cause: error }) : error;
}
