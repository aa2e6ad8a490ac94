import "server-only";
import { availableParallelism } from "node:os";
import { Busy } from "@/db/faults";
import { config } from "@/lib/core/config";

/** Who waits for somebody else, such as the card processor, gives the next one its place after this. */
const HOLD_MS = 1_000;
/** Longer than this nobody waits in front of a button: they hear that the shop is busy. */
const WAIT_MS = 40_000;

type Line = { readonly inside: { now: number }; readonly waiting: Set<() => void> };
const KEY = Symbol.for("unico.turns");
// One line per process: the framework loads this module once for each of its bundles.
const line = ((globalThis as { [KEY]?: Line })[KEY] ??= { inside: { now: 0 }, waiting: new Set() });

/** As many as there are connections, and some who are just coming or going. */
const most = (): number => Math.ceil(1.5 * (config().DATABASE_POOL_SHOP ?? 4 * availableParallelism()));

function leave(): void {
  line.inside.now--;
  const [next] = line.waiting;
  next?.();
}

/** Waits in line, first come first served; throws Busy when it takes too long. */
function enter(): Promise<void> {
  if (line.inside.now < most()) {
    line.inside.now++;
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const begin = () => {
      line.waiting.delete(begin);
      clearTimeout(late);
      line.inside.now++;
      resolve();
    };
    const late = setTimeout(() => {
      line.waiting.delete(begin);
      reject(new Busy("so many came that the turn did not come"));
    }, WAIT_MS);
    line.waiting.add(begin);
  });
}

/**
 * Runs what a shopper's press needs of the database when its turn has come. Without a line everybody in a sale would hold a few
 * connections for a moment, wait behind everybody else with each question, and run out of time half-way: 1,000 buyers took 118 s
 * instead of 27, and most of them heard that the shop is busy (docs/decisions/0018-presses-wait-in-line.md).
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  await enter();
  let isInside = true;
  const go = () => {
    if (isInside) leave();
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
