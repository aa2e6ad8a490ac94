import { ROLES } from "@/db/schema/customers";
import { createHmac } from "node:crypto";
import type { Sql } from "postgres";
import { fill, fillAll, Unknown } from "./fill";
import { misses } from "./judge";
import type { Chance } from "./random";
import { sendWire } from "./send";
import { changedBetween, stateOf } from "./state";
import type { Answer, Ask, Expect, Row, Step } from "./types";
import type { Visitor } from "./visitor";
import type { World } from "./world";

export type Verdict = { readonly row: Row; readonly requests: number; readonly ms: number; readonly wrong: readonly string[]; readonly answers: string; /** Why it could not be tried here. */ readonly left: string | null };
export type Place = {
  /** How many times slower this machine is just now than an idle one: times that rows allow are stretched by it. */
  readonly slack: number;
  /** The short run: of many values only a few. */
  readonly short: boolean;
  readonly world: World;
  readonly sql: Sql | null;
  readonly visitors: Map<string, Visitor>;
  readonly chance: Chance;
  readonly webhookSecret: string;
};

const FEW = 5;

/** The visitor of a row: a copy of whoever is signed in already, or signed in now. */
async function visitorOf({ world, visitors }: Place, who: NonNullable<Row["as"]>): Promise<Visitor> {
  const there = visitors.get(who);
  if (there) return there.copy();
  const entered = await world.enter(who);
  visitors.set(who, entered);
  return entered.copy();
}

/** Tries one row and judges it: its answers, and that nothing changed that should not. */
export async function runRow(place: Place, row: Row): Promise<Verdict> {
  const since = performance.now();
  const { sql } = place;
  const tally = { requests: 0, statuses: new Set<string>() };
  const wrong: string[] = [];
  try {
    const visitor = await visitorOf(place, row.as ?? "nobody");
    if (sql) await sql`delete from rate_limits`;
    const before = sql ? await stateOf(sql) : null;
    const values = row.each ?? [""];
    const most = Math.min(row.sample ?? values.length, place.short ? FEW : values.length);
    for (const value of most < values.length ? place.chance.shuffle(values).slice(0, most) : values) {
      const given = { attempt: "x", accepted: "x", ...place.world.known, random: place.chance.word(12) };
      const known = { ...given, value: fill(value, given) };
      const found = await steps(place, row, visitor.copy(), known, tally);
      wrong.push(...found.map((one) => (row.each ? `${JSON.stringify(value).slice(0, 60)}: ${one}` : one)));
      if (wrong.length > 5) break;
    }
    const may = row.changes ?? [];
    if (may.includes("staff")) for (const who of ROLES) place.visitors.delete(who); // who leaves is signed out everywhere
    if (sql && before) for (const table of changedBetween(before, await stateOf(sql))) if (!may.includes(table)) wrong.push(`changed ${table}`);
  } catch (thrown) {
    if (thrown instanceof Unknown) return { row, requests: tally.requests, ms: 0, wrong: [], answers: "", left: `needs ${thrown.message}` };
    wrong.push(thrown instanceof Error ? thrown.message : String(thrown));
  } finally {
    if (sql && row.afterwards) await marked(sql, fillAll(row.afterwards, place.world.known));
  }
  return { row, requests: tally.requests, ms: Math.round(performance.now() - since), wrong, answers: [...tally.statuses].join(" "), left: null };
}

async function steps(place: Place, row: Row, given: Visitor, known: Record<string, string>, tally: { requests: number; statuses: Set<string> }): Promise<string[]> {
  const all = [row.steps].flat() as Step[];
  const wrong: string[] = [];
  let visitor = given;
  for (const [i, step] of all.entries()) {
    const last = all.slice(i + 1).every((later) => "behind" in later);
    if ("behind" in step) {
      if (!place.sql) throw new Unknown("the database");
      await marked(place.sql, fillAll(step.behind, known));
    } else if ("enter" in step) {
      visitor = await place.world.enter(step.enter);
      if (step.keep) known[step.keep] = visitor.cookie("unico_customer") ?? visitor.cookie("unico_staff") ?? "";
    } else if ("sign" in step) {
      const body = fillAll(step.sign, known);
      const at = Math.floor(Date.now() / 1000) - (step.secondsAgo ?? 0);
      Object.assign(known, { signed: body, signature: `t=${at},v1=${createHmac("sha256", step.secret ?? place.webhookSecret).update(`${at}.${body}`).digest("hex")}` });
    } else {
      const answers = "wire" in step ? [await sendWire(place.world.base, fillAll(step.wire, known), step.slowly)] : await askAll(visitor, fillAll(step, known));
      tally.requests += answers.length;
      for (const { status, closed } of answers) tally.statuses.add(status === 0 && closed ? "closed" : String(status));
      const expect: Expect | undefined = fillAll(step.expect ?? (last ? row.expect : undefined), known);
      if (expect) wrong.push(...misses(answers, expect, { plain: "wire" in step, slack: place.slack }).map((one) => (all.length > 2 && "path" in step ? `${step.method ?? ""} ${fillAll(step.path, known)} ${all.length > 9 ? JSON.stringify(step.headers) : ""}: ${one}` : one)));
      if (!("wire" in step)) learn(step, answers, known);
    }
  }
  return wrong;
}

async function askAll(visitor: Visitor, ask: Ask): Promise<Answer[]> {
  const times = Array.from({ length: ask.times ?? 1 });
  if (ask.together) return Promise.all(times.map(() => visitor.copy().ask(ask)));
  const answers: Answer[] = [];
  for (const _ of times) answers.push(await visitor.ask(ask));
  return answers;
}

function learn({ learn: wanted = {} }: Ask, answers: readonly Answer[], known: Record<string, string>): void {
  for (const [name, pattern] of Object.entries(wanted)) {
    const { text = "", headers = {} } = answers.at(-1) ?? {};
    const found = pattern.exec(`${text}\n${JSON.stringify(headers)}`)?.[1];
    if (found === undefined) throw new Error(`nothing to learn: ${name} is not in the answer`);
    known[name] = found;
  }
}

const marked = (sql: Sql, statements: string): Promise<unknown> =>
  sql.begin(async (tx) => {
    await tx`select set_config('unico.tx', '1', true)`;
    await tx.unsafe(statements);
  });
