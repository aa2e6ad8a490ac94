import "server-only";
import { availableParallelism } from "node:os";
import { Busy } from "@/db/faults";
import { config } from "@/lib/core/config";

/** Who waits for somebody else, such as the card processor, gives the next one its place after this. */
const HOLD_MS = 1_000;
/**
 * Who waits where. `share`: as many are inside as this times the shop's connections; longer than `waitMs` nobody waits, they hear
 * that the shop is busy. Presses: as many as there are connections, and some who are just coming or going. Notices of other systems: few, since after a restart hundreds come back at once and
 * nobody stands in front of them; who sends them hangs up after 10 s and brings them again.
 */
const LINES = { presses: { share: 1.5, waitMs: 40_000 }, notices: { share: 0.25, waitMs: 8_000 } } as const;
export type LineName = keyof typeof LINES;

type Line = { inside: number; readonly waiting: Set<() => void> };
const KEY = Symbol.for("unico.turns");
// One of each per process: the framework loads this module once for each of its bundles.
const lines = ((globalThis as { [KEY]?: Record<LineName, Line> })[KEY] ??= { presses: { inside: 0, waiting: new Set() }, notices: { inside: 0, waiting: new Set() } });

const most = (name: LineName): number => Math.ceil(LINES[name].share * (config().DATABASE_POOL_SHOP ?? 4 * availableParallelism()));

function leave(line: Line): void {
  line.inside--;
  const [next] = line.waiting;
  next?.();
}

/** Waits in line, first come first served; throws Busy when it takes too long. */
function enter(name: LineName): Promise<void> {
  const line = lines[name];
  if (line.inside < most(name)) {
    line.inside++;
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const begin = () => {
      line.waiting.delete(begin);
      clearTimeout(late);
      line.inside++;
      resolve();
    };
    const late = setTimeout(() => {
      line.waiting.delete(begin);
      reject(new Busy("so many came that the turn did not come"));
    }, LINES[name].waitMs);
    line.waiting.add(begin);
  });
}

/**
 * Runs what a shopper's press, or another system's notice, needs of the database when its turn has come. Without a line everybody in a sale would hold a few
 * connections for a moment, wait behind everybody else with each question, and run out of time half-way: 1,000 buyers took 118 s
 * instead of 27, and most of them heard that the shop is busy (docs/decisions/0018-presses-wait-in-line.md).
 */
export async function inTurn<T>(work: () => Promise<T>, name: LineName = "presses"): Promise<T> {
  await enter(name);
  let isInside = true;
  const go = () => {
    if (isInside) leave(lines[name]);
    isInside = false;
  };
  const held = setTimeout(go, HOLD_MS);
  try {
    return await work();
  } finally {
    clearTimeout(held);
    go();
  }
}

const answering = new Map<string, Promise<unknown>>();
/** One answer for presses that are the same and come at once, as two clicks do: the second waits for that of the first. */
export function oncePerPress<T>(press: string, work: () => Promise<T>): Promise<T> {
  const there = answering.get(press) as Promise<T> | undefined;
  if (there) return there;
  const answer = work().finally(() => answering.delete(press));
  answering.set(press, answer);
  return answer;
}
