import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { MOODS } from "./smtp.mjs";

/**
 * What breaks, an open list: whoever adds an edge to the house (another system, another process, another store of data) adds
 * how it fails. `strike` breaks it; what it answers, if anything, heals it after `seconds`. `away`: the app itself is gone meanwhile, so that nobody
 * answers. `needs`: what must be there, else the fault is skipped, with a line that says so.
 * @type {{ id: string, what: string, seconds?: [number, number], away?: boolean, needs?: string, strike: (house: object, chance: object) => Promise<void | (() => Promise<void>)> }[]}
 */
export const FAULTS = [
  { id: "app-killed", what: "the app is killed and started again", away: true, seconds: [0, 1], strike: async ({ app }) => (await app.kill(), () => app.start()) },
  { id: "app-restarted", what: "the app is asked to end and started again", away: true, seconds: [0, 1], strike: async ({ app }) => (await app.end(), () => app.start()) },
  { id: "backend-killed", what: "backends of the database are killed, one every 35 ms", seconds: [1, 3], strike: repeat(35, ({ sql }) => sql`select pg_terminate_backend(pid) from (select pid from pg_stat_activity where application_name like 'unico-%' order by random() limit 1) one`) },
  { id: "worker-killed", what: "every connection of the jobs is killed", strike: async ({ sql }) => void (await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'unico-worker%' or application_name not like 'unico-%' and query ilike 'listen%'`) },
  { id: "database-killed", what: "the whole database is killed and started again", seconds: [1, 3], strike: async ({ postgres }) => (await postgres.kill(), () => postgres.again()) },
  { id: "database-stalls", what: "the line to the database stalls: nothing moves, nobody is told", seconds: [3, 10], strike: line("toDatabase", "stall") },
  { id: "database-held", what: "the line to the database holds everything back, and hands it on when it is over", seconds: [3, 10], strike: line("toDatabase", "hold") },
  { id: "database-slow", what: "the line to the database takes 60 ms each way", seconds: [3, 6], strike: line("toDatabase", "slow", 60) },
  { id: "database-cut", what: "the lines to the database are cut, again and again", seconds: [1, 3], strike: repeat(120, ({ toDatabase }) => toDatabase.cut()) },
  { id: "database-reset", what: "the lines to the database are reset", strike: async ({ toDatabase }) => toDatabase.reset() },
  { id: "database-refuses", what: "nobody listens at the database's address", seconds: [2, 6], strike: line("toDatabase", "refuse") },
  { id: "processor-stalls", what: "the line to the card processor stalls", seconds: [3, 12], strike: line("toProcessor", "stall") },
  { id: "processor-cut", what: "the lines to the card processor are cut, again and again", seconds: [1, 4], strike: repeat(80, ({ toProcessor }) => toProcessor.cut()) },
  { id: "processor-slow", what: "the line to the card processor takes 300 ms each way", seconds: [3, 6], strike: line("toProcessor", "slow", 300) },
  { id: "processor-hangs", what: "the card processor makes the page and never answers", strike: script("checkout.sessions.create", "hang-after") },
  { id: "processor-fails-after", what: "the card processor makes the page and answers 500", strike: script("checkout.sessions.create", "500-after") },
  { id: "processor-fails-before", what: "the card processor answers 500 and does nothing", strike: script("checkout.sessions.create", "500-before") },
  { id: "processor-cuts-after", what: "the card processor makes the page and hangs up", strike: script("checkout.sessions.create", "cut-after") },
  { id: "processor-limits", what: "the card processor turns calls away (429)", strike: script("checkout.sessions.create", "429") },
  { id: "charge-unsaid", what: "the card is charged and the shopper is not told", strike: script("pay", "no-answer") },
  { id: "lookup-fails", what: "the card processor can't say how a payment stands", strike: script("checkout.sessions.retrieve", "500-before") },
  { id: "refund-hangs", what: "the card processor gives money back and never answers", strike: script("refunds.create", "hang-after") },
  { id: "refund-fails-after", what: "the card processor gives money back and answers 500", strike: script("refunds.create", "500-after") },
  { id: "notices-dropped", what: "notices of the card processor never come", seconds: [4, 9], strike: notices({ drop: true }) },
  { id: "notices-replayed", what: "each notice of the card processor comes five times at once, the last first", seconds: [4, 9], strike: notices({ copies: 5, reverse: true }) },
  { id: "notices-late", what: "notices of the card processor come seconds late", seconds: [4, 9], strike: notices({ delayMs: 4_000, reverse: true }) },
  { id: "notices-forged", what: "notices of the card processor bear a signature that is none", seconds: [4, 9], strike: notices({ badSignature: true }) },
  { id: "notices-old", what: "notices of the card processor bear the time of an hour ago", seconds: [4, 9], strike: notices({ oldTimestamp: true }) },
  ...MOODS.slice(1).map((mood) => ({ id: `mail-${mood}`, what: `the mail relay: ${{ refuses: "refuses", defers: "says later", hangs: "says nothing", cut: "takes the letter and hangs up" }[mood]}`, seconds: [4, 9], strike: async ({ relay }) => (relay.be(mood), async () => relay.be("takes")) })),
  { id: "clock-jumps", what: "the app's clock is wrong by more than a minute", seconds: [3, 6], strike: async ({ setClock }, chance) => (setClock(chance.oneOf([-90_000, 75_000])), async () => setClock(0)) },
  { id: "processor-clock", what: "the card processor's clock jumps five minutes ahead", strike: async ({ stand }) => void (await stand.control("advance-clock", { minutes: 5 })) },
  { id: "disk-full", what: "the database's disk is full", seconds: [2, 5], needs: "disk", strike: fillDisk },
];

function line(name, is, ms) {
  return async (house) => (house[name].set(is, ms), async () => house[name].set("pass"));
}

/** Does something again and again until it is healed. */
function repeat(ms, act) {
  return async (house) => {
    let over = false;
    const going = (async () => {
      for (; !over; await pause(ms)) await Promise.resolve(act(house)).catch(() => {});
    })();
    return async () => {
      over = true;
      await going;
    };
  };
}

/** The next few calls of an endpoint of the payment stand-in go wrong. */
function script(on, step) {
  return async ({ stand }, chance) => void (await stand.control("faults", { on, steps: Array.from({ length: chance.between(2, 5) }, () => step) }));
}

function notices(mode) {
  return async ({ stand }) => (await stand.control("webhooks", mode), async () => void (await stand.control("webhooks", {})));
}

/** Takes what is left of the database's own small disk. A server that could not write its log has ended: then it is started again, as a machine's services are. */
async function fillDisk({ disk, postgres, sql }) {
  const file = path.join(disk, "filler");
  const { bavail, bsize } = statfsSync(disk);
  const filler = openSync(file, "w");
  const piece = Buffer.alloc(1 << 20);
  try {
    for (let left = bavail * bsize; left > 0; left -= piece.length) writeSync(filler, piece);
  } catch (error) {
    if (error.code !== "ENOSPC") throw error;
  } finally {
    closeSync(filler);
  }
  return async () => {
    rmSync(file, { force: true });
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
      await postgres.again();
      if (await sql`select 1`.then(() => true, () => false)) return;
    }
    throw new Error("the database does not come back after its disk was full");
  };
}
