import "server-only";
import { networkHere } from "./network";

/** Streams that one network may keep open at this process, and that everybody may. A tab in sight has one; offices share an address. */
const MOST = { network: 200, all: 5_000 } as const;
const KEY = Symbol.for("unico.streams");
const shared = globalThis as { [KEY]?: Map<string, number> };
const open = (shared[KEY] ??= new Map());

/** Counts a stream that is about to be opened, and answers how to count it off; `null` where there are too many. */
export async function countStream(): Promise<(() => void) | null> {
  const network = await networkHere();
  const here = open.get(network) ?? 0;
  let all = 0;
  for (const each of open.values()) all += each;
  if (here >= MOST.network || all >= MOST.all) return null;
  open.set(network, here + 1);
  return () => {
    const left = (open.get(network) ?? 1) - 1;
    if (left > 0) open.set(network, left);
    else open.delete(network);
  };
}
