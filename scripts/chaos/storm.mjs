import { setTimeout as pause } from "node:timers/promises";
import { buy } from "./buyer.mjs";
import { FAULTS } from "./faults.mjs";

/** Buyers at once, and how long the last ones may take once everything is whole again. */
const LANES = 6;
const GRACE_MS = 40_000;
/** After what was broken is whole, the app must serve within this, on a machine that has time for it. */
const BACK_MS = 5_000;
/** When all is whole and nobody buys any more, jobs that were never tried are done within this. */
const DONE_MS = 20_000;
const SLACK_MS = 1_500;

/** How an answer is wrong, or null: only what is designed may be said. Pure. @param {{ from: number, to: number }[]} away when the app itself was gone */
export function wrongWith({ status, text, retryAfter, path, at, ms, why }, away) {
  const meanwhile = away.some(({ from, to }) => at + ms >= from - SLACK_MS && at <= to + SLACK_MS);
  if (/\n\s+at [^\n]+:\d+:\d+\)?/.test(text) || /PostgresError|DatabaseFault|node_modules\//.test(text)) return `${path} shows its inside (${status})`;
  if (status === 0) return meanwhile ? null : `${path} has no answer after ${ms} ms (${why})`;
  if (status === 503) return retryAfter ? null : `${path} answers 503 without Retry-After`;
  if (status < 400 || [402, 409, 429].includes(status)) return null;
  return `${path} answers ${status}`;
}

/** Buyers go on buying while faults come, in an order and with strengths that the seed draws: for `ms`, or until each came `once`. */
export async function storm(house, { chance, ms, once = false, only, backMs = BACK_MS, say, afterEach }) {
  const began = Date.now();
  let until = once ? Infinity : began + ms;
  const wanted = FAULTS.filter(({ id }) => !only || only.includes(id));
  const skipped = wanted.filter(({ needs }) => needs && !house[needs]);
  const answers = { all: 0, byStatus: {}, wrong: new Map() };
  const buyers = [];
  const heard = (answer) => {
    answers.all++;
    answers.byStatus[answer.status] = (answers.byStatus[answer.status] ?? 0) + 1;
    const wrong = wrongWith(answer, house.app.away);
    if (wrong) answers.wrong.set(wrong, (answers.wrong.get(wrong) ?? 0) + 1);
  };
  let whole = Infinity;
  const over = () => Date.now() > whole + GRACE_MS;
  const lane = async (chance) => {
    while (Date.now() < until) {
      const n = buyers.push(null);
      buyers[n - 1] = await buy({ base: house.base, handle: chance.oneOf(house.handles), stand: house.stand, chance, n, over, heard });
    }
  };
  let broken = null;
  const buying = Promise.all(Array.from({ length: LANES }, () => lane(chance.branch()))).catch((error) => (broken = error));

  const struck = [];
  const draw = () => chance.shuffled(wanted.filter((fault) => !skipped.includes(fault)));
  for (let left = draw(); left.length > 0 && Date.now() < until - 1_000; left = left.length > 0 || once ? left : draw()) {
    const fault = left.pop();
    await pause(chance.between(300, 1_200));
    const seconds = fault.seconds ? chance.between(...fault.seconds) : 1;
    say(`${fault.what}${fault.seconds ? ` (${seconds} s)` : ""}`);
    const at = Date.now();
    const heal = await fault.strike(house, chance);
    await pause(Math.max(0, Math.min(seconds * 1_000, until - Date.now())));
    await heal?.();
    const { back, most, saw } = await backWithin(house, backMs);
    const alive = house.app.isAlive();
    const ill = await afterEach(fault);
    struck.push({ id: fault.id, what: fault.what, at: at - began, seconds, back, most, saw, alive, ill });
    if (!alive) await house.app.start();
  }
  whole = until = Date.now();
  await buying;
  if (broken) throw broken;
  return { struck, skipped, answers, buyers, waiting: await jobsLeft(house), ms: Date.now() - began };
}

/** How many jobs that are due wait for their first try, in spite of all the time they had. */
async function jobsLeft({ sql }) {
  for (const until = Date.now() + DONE_MS; ; await pause(250)) {
    const [{ left }] = await sql`select count(*)::int as left from graphile_worker.jobs where attempts = 0 and run_at < now()`;
    if (left === 0 || Date.now() > until) return left;
  }
}

/** Milliseconds until the app says that it is well and shows a page that asks the database; `back` is null when it takes too long, and `saw` what it answered instead. */
async function backWithin({ base }, most) {
  const began = Date.now();
  const saw = new Map();
  const ask = async (path) => {
    const left = most - (Date.now() - began);
    if (left <= 0) return false;
    const asked = Date.now();
    const said = await fetch(new URL(path, base), { signal: AbortSignal.timeout(left), redirect: "manual" })
      .then(async (a) => [a.status, await a.text()])
      .then(([status, text]) => (status === 200 ? null : `${status} ${path === "/api/health" ? text : ""}`.trim()))
      .catch((error) => `${error.cause?.code ?? error.name} after ${Date.now() - asked} ms`);
    if (said !== null) saw.set(`${path}: ${said}`, (saw.get(`${path}: ${said}`) ?? 0) + 1);
    return said === null;
  };
  while (Date.now() - began < most) {
    if ((await ask("/api/health")) && (await ask("/it/checkout"))) return { back: Date.now() - began, most, saw: [] };
    await pause(100);
  }
  return { back: null, most, saw: [...saw].map(([said, times]) => `${said}${times > 1 ? ` (${times} times)` : ""}`) };
}
