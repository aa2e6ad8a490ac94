import { AREAS } from "@/db/invariants/all";
import type { Invariant } from "@/db/invariants/types";
import { UNWATCHED } from "@/db/invariants/unwatched";
import { MUTATIONS } from "@/db/testing/mutations";

/** What a shop will promise once it has the tables for it, and what it comes with. */
const TO_COME: readonly (readonly [promise: string, comesWith: string])[] = [
  ["Unsellable returns never raise what is on hand.", "returns"],
  ["A count is compared with the level that the counter saw, and refused when that has moved.", "counting"],
  ["A till sale has an open till and a colleague who may sell there then; what is in the drawer is float, sales, refunds and drops; one open session per till.", "the till"],
  ["Refunds above a limit are approved by a second person.", "returns"],
  ["Points are earned from paid orders alone, once each, and go back with the money.", "loyalty"],
  ["Discounts that are combined obey the rule that was stored with the order.", "combined discounts"],
  ["A collection code is used once, in time, with a few tries; a collected order says by which check, by whom and where.", "collection in store"],
  ["Whoever is erased has no name left outside of what the law keeps, and that goes on its day.", "erasure"],
  ["Feeds, imports and events tell the truth of their moment, whole or not at all.", "feeds, imports and the events interface"],
];

/** What was tried against each invariant, from the tests of the guards: id to sentences. `sources`: their texts. Pure. */
export function triedIn(sources: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const tried = new Map<string, string[]>();
  for (const [, id = "", what = ""] of sources.join("\n").matchAll(/^ +\["([A-Z]+\d*)", "([^"]+)", (?:\[|order\()/gm)) tried.set(id, [...(tried.get(id) ?? []), what]);
  return tried;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
const when = ({ within }: Invariant): string => {
  if (within === undefined) return "every commit";
  if (within >= 2 * 24 * 60) return `within ${within / 1440} days`;
  return within > 60 ? `within ${within / 60} hours` : `within ${within} minutes`;
};

/** docs/promises.md, from the data that the doctor and its tests run on. `guardTests`: the texts of db/guards*.test.ts. Pure. */
export function promisesPage(guardTests: readonly string[]): string {
  const tried = triedIn(guardTests);
  const row = (one: Invariant): string => {
    const attempts = tried.get(one.id) ?? [];
    const broken = MUTATIONS.filter(([id]) => id === one.id).map(([, what]) => what);
    const guard = attempts.length > 0 ? `${one.guard} Tried: ${attempts.join("; ")}.` : one.guard;
    const [fault, file, title] = one.fault;
    return `| **${one.id}** ${cell(one.says.en)} | ${when(one)} | ${cell(guard)} | ${cell(broken.join("; "))} | ${cell(fault)}: *${cell(title)}*, \`${file}\` |`;
  };
  const heading = (area: string) => `## ${area[0]?.toUpperCase()}${area.slice(1)}`;
  return [
    "# What Unico promises",
    "",
    "Written by `npm run promises` from `db/invariants`, which is what `npm run doctor` asks; a test holds it true. Read a row from left to right:",
    "what is always true, from when on, what in the database refuses the contrary (and what was tried against it, by the app's own role: `db/guards*.test.ts`),",
    "how it was broken on purpose with every guard asleep, so that the doctor was seen to name it (`db/invariants/mutations.test.ts`),",
    "and what would bring it about in life, with the test that does just that.",
    "",
    ...Object.entries(AREAS).flatMap(([area, all]) => [heading(area), "", "| always true | when | guard | broken on purpose | fault |", "|---|---|---|---|---|", ...all.map(row), ""]),
    "## What is not looked at",
    "",
    "| table | why |",
    "|---|---|",
    ...Object.entries(UNWATCHED).map(([table, why]) => `| \`${table}\` | ${cell(why)} |`),
    "",
    "What no query can see: that a page shows the stock and the price of its moment (caches expire by facts, `lib/cached`; what is charged is asked anew), that an order is one document at every door (there is one table), and that logs hold no personal data (an allow-list, `lib/core/log.test.ts`).",
    "",
    "## What comes with a feature",
    "",
    "| promise | comes with |",
    "|---|---|",
    ...TO_COME.map(([promise, comesWith]) => `| ${promise} | ${comesWith} |`),
    "",
  ].join("\n");
}
