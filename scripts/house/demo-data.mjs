import { pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, recall, remember, root } from "./places.mjs";
import { troubleFor } from "./trouble.mjs";

const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];

/** Runs one of the project's own TypeScript programs; its last line of complaint becomes ours. */
async function program(run, label, file, environment, note) {
  const child = await run.child(label, pinnedNode, [...TYPESCRIPT, file], { cwd: root, env: environment });
  const { code, output } = await follow(child, { onLine: note, log: freshLog(`${label}.log`) });
  if (code === 0) return output;
  const last = tail(output, 1);
  const plain = /^[^\s{[].*[.:!]$/.test(last) && !/^\s*at /.test(last) && tail(output, 2) === last;
  throw troubleFor(output, "database", plain ? last : `\`${file}\` fails: the lines above say why.`, plain ? "" : tail(output));
}

/** Brings the database's tables up to date. */
export async function migrate(run, environment, note) {
  await program(run, "migrate", "db/migrate.ts", environment, note);
  return {};
}

/** The people a seed tells of, in the last line of its output that is JSON; null when it tells of none. Pure. */
export function peopleIn(output) {
  try {
    const { people } = JSON.parse(output.split("\n").findLast((line) => line.startsWith("{")) ?? "{}");
    return Array.isArray(people) && people.length > 0 ? people : null;
  } catch {
    return null;
  }
}

/**
 * Fills an empty database with the demo shop, and learns whom to sign in as; kept, in case a later run isn't told.
 * @param {string | null} database tells databases apart, without a password; null for one that won't last
 * @returns {Promise<{ people: { role: string, email: string, password: string, at?: string, pin?: string }[] }>}
 */
export async function seed(run, environment, database, note) {
  const fresh = peopleIn(await program(run, "seed", "db/seed/main.ts", environment, note));
  if (database === null) return { people: fresh ?? [] };
  const kept = recall("people.json");
  if (fresh) remember("people.json", { database, people: fresh });
  return { people: fresh ?? (kept?.database === database ? kept.people : []) };
}
