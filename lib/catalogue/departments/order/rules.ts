import { MOST_LEVELS } from "../rules";

/** A row of a tree that is shown as a list: each after the one above it, `level` to the right. */
export type Placed = { readonly key: string; readonly level: number };
type Tree = readonly Placed[];

/** Where the branch of a row ends: after the row and all below it. */
const endOf = (tree: Tree, at: number): number => {
  const level = tree[at]?.level ?? 0;
  const next = tree.findIndex((row, i) => i > at && row.level <= level);
  return next < 0 ? tree.length : next;
};

/**
 * The tree with a row and all below it put before the `to`th of the others, as near to `level` as a tree allows: at most one deeper
 * than the row before, never so that the row after would come below it, never deeper than menus go. The same tree where it has no place there. Pure.
 */
export function placeAt(tree: Tree, key: string, to: number, level: number): Tree {
  const at = tree.findIndex((row) => row.key === key);
  const own = tree[at];
  if (!own) return tree;
  const branch = tree.slice(at, endOf(tree, at));
  const rest = tree.filter((row) => !branch.includes(row));
  const place = Math.max(0, Math.min(to, rest.length));
  const deep = Math.max(...branch.map((row) => row.level)) - own.level;
  const [least, most] = [rest[place]?.level ?? 0, Math.min((rest[place - 1]?.level ?? -1) + 1, MOST_LEVELS - 1 - deep)];
  if (least > most) return tree;
  const by = Math.max(least, Math.min(level, most)) - own.level;
  return [...rest.slice(0, place), ...branch.map((row) => ({ ...row, level: row.level + by })), ...rest.slice(place)];
}

export type Step = "up" | "down" | "in" | "out";
/** The tree after one press of a button: before or after its neighbour of the same level, below the one before, or beside the one above. The same tree where that can't be. Pure. */
export function step(tree: Tree, key: string, way: Step): Tree {
  const at = tree.findIndex((row) => row.key === key);
  const own = tree[at];
  if (!own) return tree;
  const end = endOf(tree, at);
  const size = end - at;
  const before = tree.findLastIndex((row, i) => i < at && row.level <= own.level); // its neighbour, or the one above it
  const neighbour = tree[before]?.level === own.level;
  if (way === "up") return neighbour ? placeAt(tree, key, before, own.level) : tree;
  if (way === "down") return tree[end]?.level === own.level ? placeAt(tree, key, endOf(tree, end) - size, own.level) : tree;
  if (way === "in") return neighbour ? placeAt(tree, key, at, own.level + 1) : tree;
  return own.level > 0 ? placeAt(tree, key, endOf(tree, before < 0 ? 0 : tree.findLastIndex((row, i) => i < at && row.level < own.level)) - size, own.level - 1) : tree;
}

const APART = 10;
/** What each row is below, and its place among those beside it: tens, so that one fits between. Pure. */
export function parentsOf(tree: Tree): ReadonlyMap<string, { readonly parent: string | null; readonly position: number }> {
  const counts = new Map<string | null, number>();
  return new Map(
    tree.map(({ key, level }, i) => {
      const parent = level === 0 ? null : (tree.findLast((row, j) => j < i && row.level === level - 1)?.key ?? null);
      const n = counts.get(parent) ?? 0;
      counts.set(parent, n + 1);
      return [key, { parent, position: n * APART }] as const;
    }),
  );
}
