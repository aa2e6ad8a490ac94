import type { CategoryId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";

/** A department as its form says it; `id` null: a new one. `parent`: the id of the one above it. */
export type SaidDepartment = { readonly id: CategoryId | null; readonly it: string; readonly en: string; readonly parent: CategoryId | null; readonly position: number };
/** As deep as menus and breadcrumbs show them. */
export const MOST_LEVELS = 3;

export type NotATree = { why: "twice"; what: string } | { why: "circle"; what: string } | { why: "too-deep"; what: string } | { why: "unknown-parent"; what: string };
/** Whether departments make a tree: each below one that there is, none below itself, not deeper than menus go, no two of one name below the same. Pure. */
export function isTree(said: readonly SaidDepartment[]): Outcome<null, NotATree> {
  const known = new Map(said.flatMap((one) => (one.id ? [[one.id, one]] : [])));
  for (const [i, { id, it, parent }] of said.entries()) {
    if (said.slice(i + 1).some((other) => other.parent === parent && other.it.toLowerCase() === it.toLowerCase())) return refused({ why: "twice", what: it });
    const above: CategoryId[] = [];
    for (let up = parent; up !== null; up = known.get(up)?.parent ?? null) {
      if (!known.has(up)) return refused({ why: "unknown-parent", what: it });
      if (up === id || above.includes(up)) return refused({ why: "circle", what: it });
      above.push(up);
    }
    if (above.length >= MOST_LEVELS) return refused({ why: "too-deep", what: it });
  }
  return done(null);
}

type InTree = { readonly id: CategoryId; readonly parentId: CategoryId | null };
/** Departments each after the one above it, with how deep they stand, in the order in which they come. Pure. */
export function inTree<Row extends InTree>(rows: readonly Row[], parent: CategoryId | null = null, level = 0): readonly { readonly row: Row; readonly level: number }[] {
  return level > rows.length ? [] : rows.filter((row) => row.parentId === parent).flatMap((row) => [{ row, level }, ...inTree(rows, row.id, level + 1)]);
}
