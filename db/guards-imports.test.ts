import { describe, expect, test } from "vitest";
import { DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: files that are imported, and what may be offered.

const { asApp, tryEach } = vandal();

const begun = "insert into imports (id, kind, format, file_name, file_hash, bytes, settings, columns, actor) values ('{spare}', 'prices', 'unico', 'prova.csv', '', 0, '{}', '[]', 'staff:x')";
const row = (change = "null") => `insert into import_rows (import_id, no, line, key, codes, plan, kept, problems, notes, change) values ('{spare}', 1, 2, 'x', '{}', '{}', '{}', '[]', '[]', ${change})`;
const steps = (...states: readonly string[]) => states.map((state) => `update imports set state = '${state}'${state === "checking" ? ", file_hash = repeat('a', 64)" : ""} where id = '{spare}'`);
const seen = (change: string) => `update import_rows set change = '${change}' where import_id = '{spare}'`;
const written = "update import_rows set applied_at = now(), after = '{}' where import_id = '{spare}'";

test("as the verbs write it, it is taken", async () => {
  expect(await asApp([begun, row(), ...steps("checking"), seen("add"), ...steps("ready", "applying"), written, ...steps("done", "undoing"), "update import_rows set undone_at = now() where import_id = '{spare}'", ...steps("undone")], { undo: true })).toBe("accepted");
});

describe("an import", () => {
  tryEach([
    ["IM1", "begins done", [begun.replace("actor)", "actor, state)").replace("'staff:x')", "'staff:x', 'done')")], /begins by being read/],
    ["IM1", "counts what it likes", [begun, row(), ...steps("checking"), "update imports set added = 9 where id = '{spare}'"], DENIED, /counted, not set/],
    ["IM1", "gets rows later", [begun, ...steps("checking"), row()], /while it is read/],
    ["IM1", "loses rows", [begun, row(), ...steps("checking"), "delete from import_rows where import_id = '{spare}'"], /while it is read/],
    ["IM1", "goes once it was read", [begun, ...steps("checking"), "delete from imports where id = '{spare}'"], /that was read stays/],
    ["IM1", "says another thing", [begun, row(), "update import_rows set plan = '{\"x\":1}' where import_id = '{spare}'"], DENIED, null],
    ["IM2", "is ready before each row was seen", [begun, row(), ...steps("checking", "ready")], /not ready yet/],
    ["IM2", "is ready with a refused row", [begun, row(), ...steps("checking"), seen("refused"), ...steps("ready")], /not ready yet/],
    ["IM2", "is done before each row is", [begun, row(), ...steps("checking"), seen("add"), ...steps("ready", "applying", "done")], /not done yet/],
    ["IM2", "writes before it was confirmed", [begun, row(), ...steps("checking"), seen("add"), written], /does not change in that way/],
    ["IM2", "writes a row twice", [begun, row(), ...steps("checking"), seen("add"), ...steps("ready", "applying"), written, "update import_rows set applied_at = null where import_id = '{spare}'"], /does not change in that way/],
    ["IM2", "skips steps", [begun, ...steps("done")], /does not go from reading to done|imports_hash/],
    ["IM2", "is undone with a row that is not", [begun, row(), ...steps("checking"), seen("add"), ...steps("ready", "applying"), written, ...steps("done", "undoing", "undone")], /not undone yet/],
    ["IM2", "is written beside another", [begun, ...steps("checking", "ready", "applying"), begun.replace("{spare}", "{journal}"), "update imports set state = 'checking', file_hash = repeat('b', 64) where id = '{journal}'", "update imports set state = 'ready' where id = '{journal}'", "update imports set state = 'applying' where id = '{journal}'"], /imports_one_writes/],
    ["IM1", "is brought by nobody", [begun.replace("staff:x", "guest")], /imports_actor/],
  ]);
});

describe("a collection", () => {
  const range = "insert into ranges (id, handle, name, lead, kind, rule) values ('{spare}', 'prova-canarino', '{}', '{}', 'rule', '{}')";
  const edit = "insert into range_edits (id, range_id, field, after, actor) values ('{journal}', '{spare}', 'name', '{}', 'staff:x')";
  tryEach([
    ["RG1", "gets another address", [range, "update ranges set handle = 'prova-altrove' where id = '{spare}'"], DENIED, /address of a collection stays/],
    ["RG1", "goes", [range, "delete from ranges where id = '{spare}'"], DENIED, null],
    ["RG1", "has an address that is none", [range.replace("prova-canarino", "Prova Canarino")], /ranges_handle/],
    ["RG1", "holds things in a third way", [range.replace("'rule', '{}'", "'magic', '{}'")], /ranges_kind/],
    ["RG1", "has its history edited", [range, edit, "update range_edits set field = 'lead' where range_id = '{spare}'"], DENIED, /./],
    ["RG1", "is changed by nobody", [range, edit.replace("staff:x", "guest")], /range_edits_actor/],
  ]);
});

describe("what is offered", () => {
  tryEach([
    ["CT1", "loses its maker's address", ["update makers set postal_address = null where id = (select maker_id from products p join variants v on v.product_id = p.id where v.id = '{lamp}')"], /keeps their addresses/],
    ["CT1", "loses its origin", ["update products set country_of_origin = null where id = (select product_id from variants where id = '{lamp}')"], /products_complete/],
    ["CT1", "comes from a maker who can't be reached", ["insert into makers (id, name) values ('{spare}', 'Prova Canarino')", "update products set maker_id = '{spare}' where id = (select product_id from variants where id = '{lamp}')"], /maker's addresses/],
  ]);
});
