import type { Known } from "./types";

/** What the log tells although it never may: addresses, passwords, codes and tokens of the people in the world. Pure. */
export function toldIn(log: string, known: Known): string[] {
  const secret = Object.entries(known).filter(([name, value]) => /\.(email|password|code|cart|session)$/.test(name) && value.length > 6);
  return secret.filter(([, value]) => log.includes(value)).map(([name]) => `The log tells ${name}`);
}

/** Where the framework reads the arguments of an action, before any of the shop's code: what can't be read is its fault to tell. */
const READING = /next-server\/app-page/;
type Line = { readonly level: string; readonly time: string; readonly kind?: string; readonly route?: string; readonly entrance?: string; readonly err?: { readonly type: string; readonly message: string; readonly at: readonly string[] } };

/** Faults that the attacks have caused inside since they began: a request, whatever it holds, is refused, not failed at. Pure. */
export function faultsIn(log: string, since: Date): string[] {
  const told = new Map<string, number>();
  for (const line of log.split("\n")) {
    if (!line.startsWith('{"level":"error"')) continue;
    const { time, kind, route, entrance, err } = JSON.parse(line) as Line;
    if (new Date(time) < since) continue;
    const first = err?.at.find((frame) => !frame.includes("<anonymous>")); // the language itself has no address
    if (kind === "action" && READING.test(first ?? "")) continue;
    const what = `${entrance ?? route ?? ""}: ${err?.type ?? ""}: ${err?.message ?? ""}`;
    told.set(what, (told.get(what) ?? 0) + 1);
  }
  const thrown = log.split("\n").filter((line) => line.includes("uncaughtException")).length;
  if (thrown > 0) told.set("uncaught exceptions", thrown);
  return [...told].map(([what, times]) => `Logged as a fault, ${times} times: ${what}`);
}
