import { type Invariant, looksOf } from "./types";

/** One question to the database: for each of these invariants how many rows break it, and the first of them. */
export type Question = { readonly ids: readonly string[]; readonly text: string };

/** Keys that a finding shows. */
export const FIRST = 10;

/** What to ask so that every look of these invariants is taken, and what several look at is read once. Pure. */
export function questionsFor(invariants: readonly Invariant[]): Question[] {
  const looks = invariants.flatMap((one) => looksOf(one).map((look) => ({ id: one.id, look })));
  const shared = new Map<string, { id: string; where: string; key: string }[]>();
  const alone: Question[] = [];
  for (const { id, look } of looks) {
    if (typeof look === "string") alone.push({ ids: [id], text: counted(`select '${id}' as id, key from (${look}) b`) });
    else shared.set(look.of, [...(shared.get(look.of) ?? []), { id, where: look.where, key: look.key ?? "key" }]);
  }
  const together = [...shared].map(([of, those]) => ({
    ids: [...new Set(those.map((t) => t.id))],
    text: counted(`select s.of_id as id, s.named as key from (${of}) x cross join lateral (values ${those.map((t) => `('${t.id}', ${t.where}, ${t.key})`).join(", ")}) s(of_id, is_so, named)
      where (${those.map((t) => `(${t.where})`).join(" or ")}) and s.is_so`),
  }));
  return [...together, ...alone];
}

/** `found` has the columns id and key. */
const counted = (found: string): string =>
  `select id, count(*)::int as rows, to_json(array_agg(key order by nth) filter (where nth <= ${FIRST})) as keys from (select id, key, row_number() over (partition by id order by key) as nth from (${found}) f) n group by id`;
