import type { EditedField } from "@/lib/catalogue/edit/rules";
import type { Id } from "@/lib/core/id";

/** Something that the office's search found, and where it leads. */
export type Found = { readonly is: "order" | "product"; readonly href: string; readonly label: string; readonly detail: string };

/** What a table of the office can show: its address, columns in their order, orders of rows (the first is what it begins with), and filters with their values. */
export type TableSpec = {
  readonly path: string;
  readonly columns: readonly string[];
  /** Each can go either way; a `-` before it: the greatest first. */
  readonly sorts: readonly string[];
  readonly filters: Readonly<Record<string, readonly string[]>>;
};

/** How somebody wants to see a table; all of it is in the address, so that it can be linked, kept and exported. */
export type TableView = {
  readonly q: string;
  readonly sort: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
  readonly after: Cursor | null;
  /** The row whose details stand beside the table. */
  readonly open: string | null;
};

/** The last row of the page before: what it is ordered by, and its id. */
export type Cursor = readonly [value: string | number | null, id: string];

/** A page of rows, and where the next begins; null at the end. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: Cursor | null };

/** How a colleague likes to see a table, under their own name for it. */
export type KeptView = { readonly id: Id<"office-view">; readonly name: string; readonly query: string };

/** A field of a product that somebody changed by hand. */
export type Edit = { readonly field: EditedField; readonly before: unknown; readonly after: unknown; readonly by: string; readonly at: Date };

/** What the rule of a collection holds now; `total` null: it asks nothing yet. */
export type RangeLook = { readonly total: number | null; readonly first: readonly { readonly id: string; readonly title: string; readonly stem: string; readonly price: string }[] };
