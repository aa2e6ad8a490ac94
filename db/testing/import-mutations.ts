import type { Mutation } from "./mutations";

const anImport = (state: string, rows: number, added: number) => `insert into imports (id, kind, format, file_name, file_hash, bytes, settings, columns, state, lines, rows, added, actor) values ('{spare}', 'prices', 'unico', 'prova.csv', repeat('a', 64), 9, '{}', '[]', '${state}', 1, ${rows}, ${added}, 'staff:other')`;
const aRow = (applied: string) => `insert into import_rows (import_id, no, line, key, codes, plan, kept, problems, notes, change, after, applied_at) values ('{spare}', 1, 2, 'x', '{}', '{}', '{}', '[]', '[]', 'add', '{}', ${applied})`;
/** Imports and what is offered, broken on purpose (mutations.ts). */
export const IMPORT_MUTATIONS: readonly Mutation[] = [
  ["IM1", "an import counts a row that it doesn't have", [anImport("ready", 1, 1)], "import {spare}"],
  ["IM1", "a row of an import is lost", [anImport("ready", 1, 1), aRow("null"), "delete from import_rows where import_id = '{spare}'"], "import {spare}"],
  ["IM2", "an import is done and a row is not", [anImport("done", 1, 1), aRow("null")], "import {spare} row 1"],
  ["IM2", "a refused import wrote a row", [anImport("refused", 1, 1), aRow("now()")], "import {spare} row 1"],
  ["CT1", "the address of a maker is lost", ["update makers set postal_address = null where id = (select maker_id from products where handle = '{product}')"], "{product}"],
  ["CT1", "a product on offer loses its origin", ["alter table products drop constraint products_complete", "update products set country_of_origin = null where handle = '{product}'"], "{product}"],
];
