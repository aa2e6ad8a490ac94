import { describe, expect, test } from "vitest";
import { NASTY } from "@/db/testing/nasty";
import { newId } from "@/lib/core/id";
import { anywhere, csvLine, hrefOf, queryOf, readCursor, readView, sayCursor } from "./rules";
import type { TableSpec } from "./types";

const SPEC: TableSpec = { path: "/admin/things", columns: ["name", "state", "price"], sorts: ["-added", "name"], filters: { state: ["draft", "active"] } };
const view = (query: string) => readView(SPEC, Object.fromEntries(new URLSearchParams(query)));

describe("a table's address", () => {
  test("says all of how it is seen, and comes back the same", () => {
    const cursor = ["vaso", newId()] as const;
    const seen = view(`q=vaso+onda&state=draft&sort=-name&hide=price&after=${sayCursor(cursor)}&open=vaso-onda`);
    expect(seen).toEqual({ q: "vaso onda", sort: "-name", filters: { state: "draft" }, hidden: ["price"], after: cursor, open: "vaso-onda" });
    expect(view(hrefOf(SPEC, seen).split("?")[1] ?? "")).toEqual(seen);
    expect(hrefOf(SPEC, view(""))).toBe("/admin/things");
  });
  test("leaves out what the table doesn't know", () => {
    expect(view("state=sold&sort=price&hide=name,price,x&after=e30&colour=red")).toEqual({ q: "", sort: "-added", filters: {}, hidden: ["price"], after: null, open: null });
    expect(readView(SPEC, { q: ["a", "b"], state: ["draft"] })).toMatchObject({ q: "", filters: {} });
    for (const nasty of NASTY) expect(() => readView(SPEC, { q: nasty, sort: nasty, after: nasty, open: nasty, hide: nasty })).not.toThrow();
  });
  test("begins at the top when what is shown changes, not when details open", () => {
    const far = view(`after=${sayCursor([null, newId()])}`);
    expect(hrefOf(SPEC, far, { open: "x" })).toContain("after=");
    for (const change of [{ q: "x" }, { sort: "name" }, { filters: { state: "draft" } }]) expect(hrefOf(SPEC, far, change)).not.toContain("after=");
    expect(queryOf(SPEC, { ...far, q: "x", open: "y" })).toBe("q=x");
  });
  test("takes no cursor but its own", () => {
    for (const text of ["", "x", sayCursor(["a", "no-id"]), Buffer.from("[1,2,3]").toString("base64url"), Buffer.from('[{},"x"]').toString("base64url"), "null"]) expect(readCursor(text)).toBeNull();
  });
});

test("a search takes the signs of a pattern as they stand", () => expect(anywhere(" 50%_\\ ")).toBe("%50\\%\\_\\\\%"));

test("a line of CSV is quoted where it must be, and begins no formula", () => {
  expect(csvLine(["a", 1, null, 'say "hi"', "a,b", "x\ny", -5])).toBe('a,1,,"say ""hi""","a,b","x\ny",-5\r\n');
  expect(csvLine(["=1+1", "+39", "-2", "@x", "\tx"])).toBe("'=1+1,'+39,'-2,'@x,'\tx\r\n");
});
