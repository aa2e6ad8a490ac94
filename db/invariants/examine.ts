import { availableParallelism } from "node:os";
import type { Sql } from "postgres";
import { connect } from "@/db/client";
import { codeOf, isLost } from "@/db/faults";
import type { Examination, Finding } from "@/lib/health/types";
import { INVARIANTS } from "./all";
import { FIRST, type Question, questionsFor } from "./questions";
import type { Invariant } from "./types";

const TIME_UP = "57014";
/** One number for all doctors of one database that take turns. */
const LOCK = 829_306_445;
/** As many lanes as are of use where somebody waits for the answer. */
export const ALL_LANES = Math.min(4, availableParallelism());

type Limits = {
  /** Milliseconds that one question may take, and all of them together. */
  readonly eachMs?: number;
  readonly wholeMs?: number;
  /** Questions asked at a time, each by a process of the database that keeps to one core: one leaves the others to the shop. */
  readonly lanes?: number;
  readonly invariants?: readonly Invariant[];
};

/**
 * Looks at every invariant, on connections of its own that can't write: their role may only read, and their transactions are
 * read-only. Each question is one statement and sees one moment. What takes too long is told as not looked at.
 * Throws when the database can't be asked at all.
 */
export async function examine(url: string, limits: Limits = {}): Promise<Examination> {
  return asDoctor(url, limits, (lanes) => askAll(lanes, limits));
}

/** The same, unless another process is at it just now: then null. */
export async function examineInTurn(url: string, limits: Limits = {}): Promise<Examination | null> {
  return asDoctor(url, limits, async (lanes) => {
    const [first] = lanes;
    const [turn] = first ? await first<{ mine: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as mine` : []; // let go with the connection
    return turn?.mine ? askAll(lanes, limits) : null;
  });
}

async function asDoctor<T>(url: string, { eachMs = 30_000, lanes = 1 }: Limits, work: (lanes: readonly Sql[]) => Promise<T>): Promise<T> {
  const own = Array.from({ length: lanes }, () => connect(url, {
    max: 1, prepare: false, name: "unico-doctor", silenceMs: eachMs + 5_000,
    session: { role: "unico_doctor", default_transaction_read_only: "on", work_mem: "64MB", jit: "off", max_parallel_workers_per_gather: "0" },
  }));
  try {
    return await work(own);
  } finally {
    await Promise.all(own.map((sql) => sql.end({ timeout: 2 })));
  }
}

async function askAll(lanes: readonly Sql[], { eachMs = 30_000, wholeMs = 60_000, invariants = INVARIANTS }: Limits): Promise<Examination> {
  const at = new Date();
  const began = performance.now();
  const answers = new Map<string, Finding>(invariants.map(({ id }) => [id, { id, rows: 0, keys: [], ms: 0 }]));
  const waiting = questionsFor(invariants).values(); // one queue for all lanes
  await Promise.all(lanes.map(async (sql) => {
    for (const question of waiting) {
      const left = Math.min(eachMs, Math.ceil(began + wholeMs - performance.now()));
      for (const found of await ask(sql, question, left)) answers.set(found.id, added(answers.get(found.id), found));
    }
  }));
  return { at, ms: Math.round(performance.now() - began), findings: [...answers.values()] };
}

/** What one question found, for each of its invariants; the time is shared out between them. */
async function ask(sql: Sql, { ids, text }: Question, left: number): Promise<Finding[]> {
  const began = performance.now();
  const ms = () => Math.round((performance.now() - began) / ids.length);
  const dark = (unseen: string) => ids.map((id) => ({ id, rows: null, keys: [], ms: ms(), unseen }));
  if (left <= 0) return dark("time");
  try {
    await sql.unsafe(`set statement_timeout = ${left}`);
    const rows = await sql.unsafe<{ id: string; rows: number; keys: string[] }[]>(text);
    return ids.map((id) => ({ id, rows: 0, keys: [], ...rows.find((row) => row.id === id), ms: ms() }));
  } catch (error) {
    if (isLost(error)) throw error;
    const code = codeOf(error);
    return dark(code === null || code === TIME_UP ? "time" : code);
  }
}

/** Two findings of one invariant as one: what could not be looked at stays so, unless something broken was seen. */
function added(one: Finding | undefined, other: Finding): Finding {
  if (!one) return other;
  const ms = one.ms + other.ms;
  const keys = [...one.keys, ...other.keys].slice(0, FIRST);
  const broken = (one.rows ?? 0) + (other.rows ?? 0);
  const unseen = one.unseen ?? other.unseen;
  return unseen !== undefined && broken === 0 ? { id: one.id, rows: null, keys, ms, unseen } : { id: one.id, rows: broken, keys, ms };
}
