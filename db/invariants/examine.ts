import type { Sql } from "postgres";
import { connect } from "@/db/client";
import { codeOf, isLost } from "@/db/faults";
import type { Examination, Finding } from "@/lib/health/types";
import { INVARIANTS } from "./all";
import type { Invariant } from "./types";

/** Keys that a finding shows. */
const FIRST = 10;
const TIME_UP = "57014";
/** One number for all doctors of one database that take turns. */
const LOCK = 829_306_445;

type Limits = {
  /** Milliseconds that one invariant may take, and all of them together. */
  readonly eachMs?: number;
  readonly wholeMs?: number;
  readonly invariants?: readonly Invariant[];
};

/**
 * Looks at every invariant, one after the other, on a connection of its own that can't write: its role may only read, and its
 * transactions are read-only. Each is one statement and sees one moment. What takes too long is told as not looked at.
 * Throws when the database can't be asked at all.
 */
export async function examine(url: string, { eachMs = 20_000, wholeMs = 60_000, invariants = INVARIANTS }: Limits = {}): Promise<Examination> {
  return asDoctor(url, eachMs, (sql) => askAll(sql, invariants, eachMs, wholeMs));
}

/** The same, unless another process is at it just now: then null. */
export async function examineInTurn(url: string, { eachMs = 20_000, wholeMs = 60_000, invariants = INVARIANTS }: Limits = {}): Promise<Examination | null> {
  return asDoctor(url, eachMs, async (sql) => {
    const [turn] = await sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as mine`; // let go with the connection
    return turn?.mine ? askAll(sql, invariants, eachMs, wholeMs) : null;
  });
}

async function asDoctor<T>(url: string, eachMs: number, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(url, {
    max: 1, prepare: false, name: "unico-doctor", silenceMs: eachMs + 5_000,
    session: { role: "unico_doctor", default_transaction_read_only: "on", work_mem: "64MB", jit: "off" },
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function askAll(sql: Sql, invariants: readonly Invariant[], eachMs: number, wholeMs: number): Promise<Examination> {
  const at = new Date();
  const began = performance.now();
  const findings: Finding[] = [];
  for (const one of invariants) {
    const left = Math.min(eachMs, Math.ceil(began + wholeMs - performance.now()));
    findings.push(left > 0 ? await look(sql, one, left) : { id: one.id, rows: null, keys: [], ms: 0, unseen: "time" });
  }
  return { at, ms: Math.round(performance.now() - began), findings };
}

async function look(sql: Sql, { id, broken }: Invariant, ms: number): Promise<Finding> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    await sql.unsafe(`set statement_timeout = ${ms}`);
    const [row] = await sql.unsafe<{ rows: number; keys: string[] | null }[]>(
      `select count(*)::int as rows, to_json(array_agg(key order by nth) filter (where nth <= ${FIRST})) as keys from (select key, row_number() over (order by key) as nth from (${broken}) b) n`,
    );
    return { id, rows: row?.rows ?? 0, keys: row?.keys ?? [], ms: took() };
  } catch (error) {
    if (isLost(error)) throw error;
    const code = codeOf(error);
    return { id, rows: null, keys: [], ms: took(), unseen: code === null || code === TIME_UP ? "time" : code };
  }
}
