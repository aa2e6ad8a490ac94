import "server-only";
import { eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { z } from "zod";
import { connect, db } from "@/db/client";
import { facts } from "@/db/schema/events";
import { config } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import type { Fact } from "./types";

type FactHandler = (fact: Fact, id: number) => void;
type GapHandler = () => void;
type EndHandler = () => void;
type Hub = { readonly facts: Set<FactHandler>; readonly gaps: Set<GapHandler>; readonly ends: Set<EndHandler> };

const KEY = Symbol.for("unico.facts");
// One hub per process: the framework loads this module once for each of its bundles.
const hub = ((globalThis as { [KEY]?: Hub })[KEY] ??= { facts: new Set(), gaps: new Set(), ends: new Set() });

/** Calls `handler` for every fact that any process records, once it is committed. Returns what ends it. Not for consequences: facts are missed while the connection is away. */
export function onFact(handler: FactHandler): () => void {
  hub.facts.add(handler);
  return () => void hub.facts.delete(handler);
}

/** Calls `handler` when facts may have been missed: what was kept from earlier must be read again. Returns what ends it. */
export function onGap(handler: GapHandler): () => void {
  hub.gaps.add(handler);
  return () => void hub.gaps.delete(handler);
}

/** Calls `handler` when this process stops listening: what waits for facts should end. Returns what takes it back. */
export function onEnd(handler: EndHandler): () => void {
  hub.ends.add(handler);
  return () => void hub.ends.delete(handler);
}

const BEAT_MS = 10_000;
const AGAIN_MS = 250;
const AGAIN_MOST_MS = 5_000;
const notice = z.object({ id: z.number(), fact: z.custom<Fact>().nullish() });

export type Listening = { readonly stop: () => Promise<void> };

/**
 * Listens for facts on one direct connection, for this whole process, and connects anew for as long as it takes. The driver's
 * own `listen` gives up when its first new try fails, so this keeps its own connection and makes sure of it by a heartbeat.
 * Resolves when it listens for the first time, or when the first try failed and others will follow.
 */
export async function startListening(url = config().DATABASE_DIRECT_URL, { beatMs = BEAT_MS, silenceMs = BEAT_MS } = {}): Promise<Listening> {
  let stopped = false;
  let current: Sql | null = null;
  let heard = false; // listened before: a new beginning means a gap
  let pause = AGAIN_MS;
  let again: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    const sql = connect(url, {
      max: 1, prepare: false, name: "unico-listen", silenceMs,
      more: { max_lifetime: null, onclose: () => lost(sql), onnotify: (_: string, payload: string) => void hear(payload) },
    });
    current = sql;
    try {
      await sql`listen facts`;
      pause = AGAIN_MS;
      if (heard) tellAll(hub.gaps, (handler) => handler());
      heard = true;
    } catch (error) {
      log.warn({ err: error }, "can't listen for facts yet");
      lost(sql);
    }
  };
  const lost = (sql: Sql) => {
    if (current !== sql) return;
    current = null;
    void sql.end({ timeout: 0 });
    if (stopped) return;
    again = setTimeout(() => void open(), pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, AGAIN_MOST_MS);
  };
  const beat = setInterval(() => {
    const sql = current;
    sql?.unsafe("select 1").catch(() => lost(sql));
  }, beatMs).unref();

  await open();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(beat);
      clearTimeout(again);
      tellAll(hub.ends, (handler) => handler());
      const sql = current;
      current = null;
      await sql?.end({ timeout: 1 });
    },
  };
}

async function hear(payload: string): Promise<void> {
  try {
    const { id, fact } = notice.parse(JSON.parse(payload));
    const whole = fact ?? (await db.select({ fact: facts.body }).from(facts).where(eq(facts.id, id)))[0]?.fact; // too long to be sent along
    if (whole) tellAll(hub.facts, (handler) => handler(whole, id));
  } catch (error) {
    log.error({ err: error }, "a fact was not understood");
    tellAll(hub.gaps, (handler) => handler());
  }
}

/** One handler's fault is not another's. */
function tellAll<Handler>(handlers: ReadonlySet<Handler>, tell: (handler: Handler) => void): void {
  for (const handler of handlers) {
    try {
      tell(handler);
    } catch (error) {
      log.error({ err: error }, "a listener for facts failed");
    }
  }
}
