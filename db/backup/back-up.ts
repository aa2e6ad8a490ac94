import type { TransactionSql } from "postgres";
import { BackupError, type Head, type SequenceLine, type TableHead, type Tail, writeFile } from "./file";
import { opened } from "./open";
import { migrationsOf, sequencesOf, tablesOf } from "./tables";

const line = (value: Head | TableHead | SequenceLine | Tail): string => `${JSON.stringify(value)}\n`;
const EVERY_MS = 200;

/**
 * Writes the whole shop, as it is at one moment, to one compressed file: every row of every table, where the counters stand,
 * which migrations had run. Writing goes on meanwhile; the file knows nothing of it. Works by protocol alone, so on any
 * PostgreSQL that the owner of the tables can reach. Throws BackupError.
 */
export function backUp(url: string, file: string, say: (line: string) => void): Promise<{ readonly tables: number; readonly rows: number; readonly bytes: number }> {
  return opened(url, "unico-backup", async (sql) => {
    const result = await sql.begin("isolation level repeatable read read only", async (tx) => {
      const migrations = await migrationsOf(tx);
      if (migrations.length === 0) throw new BackupError("There is no shop in this database: nothing to back up.");
      const rows: Record<string, number> = {};
      const bytes = await writeFile(file, content(tx, migrations, rows, say));
      return { tables: Object.keys(rows).length, rows: Object.values(rows).reduce((sum, n) => sum + n, 0), bytes };
    });
    return result;
  });
}

async function* content(tx: TransactionSql, migrations: readonly number[], rows: Record<string, number>, say: (line: string) => void): AsyncGenerator<Buffer | string> {
  const [server] = await tx<{ version: string; at: string }[]>`select current_setting('server_version') as version, to_json(now())#>>'{}' as at`;
  yield line({ unico: 1, at: server?.at ?? "", server: server?.version ?? "", migrations });
  let said = 0;
  for (const { table, columns } of await tablesOf(tx)) {
    yield line({ table, columns });
    let count = 0;
    const tell = (now: number) => ((said = now), say(`${table}: ${count} rows`));
    const copied = await tx.unsafe(`copy ${table} (${columns.join(", ")}) to stdout`).readable();
    for await (const chunk of copied) {
      count += linesIn(chunk as Buffer);
      if (Date.now() - said > EVERY_MS) tell(Date.now());
      yield chunk as Buffer;
    }
    // The driver stops reading its connection when rows come faster than they are taken, and goes on when asked for more: after
    // the last row nobody asks, and the next question would wait for ever (postgres 3.4, CopyData and CopyOutResponse).
    copied._read(0);
    yield "\\.\n";
    rows[table] = count;
    tell(said);
  }
  // Counters know no snapshot: read last, they are past every row above.
  for (const { sequence, value } of await sequencesOf(tx)) if (value !== null) yield line({ sequence, value, called: true });
  yield line({ end: rows });
}

/** COPY writes each row as one line: line ends within values are escaped. */
function linesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) count++;
  return count;
}
