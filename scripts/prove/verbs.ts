import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOMS } from "@/lib/rooms.mjs";

const NO_VERB = /(?:\.test\.ts|\/(?:types|rules|reads)\.ts)$/;
const IN_FRONT = ["app", "lib/request"];

/** Files of the rooms that write: `checkout/place-order` is lib/checkout/place-order.ts. */
export const verbsOf = (rooms: readonly string[] = Object.keys(ROOMS).filter((room) => room !== "gateways")): string[] =>
  rooms.flatMap((room) => readdirSync(`lib/${room}`).filter((file) => file.endsWith(".ts") && !NO_VERB.test(`/${file}`)).map((file) => `${room}/${file.slice(0, -3)}`));

/** What a file of ours imports of lib/, as `room/file`; types alone are no use of it. Pure. */
export const importsIn = (file: string, text: string): string[] =>
  [...text.matchAll(/^import (?!type )[^;]*?from "(@\/lib\/|\.{1,2}\/)([\w./-]+)";/gms)].flatMap(([, from = "", rest = ""]) => {
    const target = from === "@/lib/" ? `lib/${rest}` : path.posix.join(path.posix.dirname(file), from, rest);
    return target.startsWith("lib/") ? [target.slice(4)] : [];
  });

const textOf = (file: string): string => readFileSync(file, "utf8");
const inLib = (name: string): string[] => {
  try {
    return importsIn(`lib/${name}.ts`, textOf(`lib/${name}.ts`));
  } catch {
    return []; // a folder's parts, or a component
  }
};

/** These files of lib/ and all they use in turn, but for what the worker does later, by facts and by the clock. */
export function reachedFrom(names: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const left = [...names];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (reached.has(name) || name.startsWith("subscribers/")) continue;
    reached.add(name);
    left.push(...inLib(name));
  }
  return reached;
}

/** What pages, actions and routes call: each of these entrances is attacked by a row (scripts/attack/covered.test.ts). */
export const calledInFront = (): Set<string> =>
  new Set(IN_FRONT.flatMap((root) => readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => `${root}/${file.replaceAll("\\", "/")}`).filter((file) => /(?<!\.test)\.tsx?$/.test(file)).flatMap((file) => importsIn(file, textOf(file)))));
