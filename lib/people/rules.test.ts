import { describe, expect, test } from "vitest";
import { newId } from "@/lib/core/id";
import { mayAt, ROLES } from "@/lib/staff/rules";
import type { Role, RoleAt } from "@/lib/staff/types";
import { changedBetween, editionOf, mayGive, mayManage, readEdition, readRoleKey, roleKey, rolesAfter, seesColleague } from "./rules";

const [milan, turin] = [newId<"location">(), newId<"location">()];
const at = (role: Role, locationId: RoleAt["locationId"] = null): RoleAt => ({ role, locationId });
const ALL = Object.keys(ROLES) as Role[];
const EVERY = ALL.flatMap((role) => [at(role), at(role, milan), at(role, turin)]);

describe("who gives what", () => {
  test("nobody ever gives a duty that they don't have themselves at that place, whatever two roles they have", () => {
    for (const one of EVERY) for (const other of EVERY) for (const role of EVERY) {
      if (!mayGive([one, other], role)) continue;
      for (const duty of ["people", ...ROLES[role.role]] as const) expect(mayAt([one, other], duty, role.locationId), `${roleKey(one)} + ${roleKey(other)} gives ${roleKey(role)}: ${duty}`).toBe(true);
    }
  });
  test("an owner gives everything, a manager what managers do, at their own place alone; nobody else gives anything", () => {
    expect(EVERY.filter((role) => !mayGive([at("owner")], role))).toEqual([]);
    expect(EVERY.filter((role) => mayGive([at("manager", milan)], role)).map(roleKey).sort()).toEqual(["buyer", "cashier", "manager", "marketer", "picker"].map((role) => `${role}@${milan}`));
    for (const role of ALL.filter((each) => each !== "owner" && each !== "manager")) expect(EVERY.filter((each) => mayGive([at(role)], each)), role).toEqual([]);
  });
  test("somebody is decided about as a whole by who could give each of their roles; who has none, for the whole shop", () => {
    expect(mayManage([at("manager")], [at("cashier", milan), at("manager", turin)])).toBe(true);
    expect(mayManage([at("manager")], [at("cashier", milan), at("care")])).toBe(false);
    expect([mayManage([at("manager", milan)], [at("cashier", milan)]), mayManage([at("manager", milan)], [at("cashier")])]).toEqual([true, false]);
    expect([mayManage([at("manager")], []), mayManage([at("manager", milan)], []), mayManage([], [])]).toEqual([true, false, false]);
  });
  test("who manages a place sees who works there", () => {
    expect([[at("auditor", milan)], [at("cashier", turin)], [at("cashier")], []].map((theirs) => seesColleague([at("manager", milan)], theirs))).toEqual([true, false, false, false]);
    expect(seesColleague([at("owner")], [])).toBe(true);
  });
});

describe("a form of roles", () => {
  test("what its sender may not give stays, ticked or not; the rest is as ticked", () => {
    const was = [at("care"), at("cashier", milan), at("picker", turin)];
    expect(rolesAfter([at("manager", milan)], was, [at("picker", milan)])).toEqual({ roles: [at("care"), at("picker", milan), at("picker", turin)].sort((a, b) => (roleKey(a) < roleKey(b) ? -1 : 1)), beyond: null });
    expect(rolesAfter([at("manager", milan)], was, [...was, at("owner")]).beyond).toEqual(at("owner"));
    expect(rolesAfter([at("manager", milan)], was, [at("cashier", turin)]).beyond).toEqual(at("cashier", turin));
  });
  test("names roles, and nothing else", () => {
    for (const role of EVERY) expect(readRoleKey(roleKey(role))).toEqual(role);
    for (const odd of ["", "cashier", "cashier@", "cashier@x", `__proto__@all`, "toString@all", `cashier@${milan}@all`, "owner@ALL"]) expect(readRoleKey(odd), odd).toBeNull();
  });
  test("knows how somebody stood, in whatever order, and what has changed since", () => {
    const seen = { name: "Prova", out: false, roles: [at("picker", milan), at("cashier", turin)] };
    expect(editionOf(seen)).toBe(editionOf({ ...seen, roles: [...seen.roles].reverse() }));
    expect(changedBetween(readEdition(editionOf(seen)) ?? seen, { ...seen, roles: [...seen.roles].reverse() })).toBeNull();
    expect(changedBetween(seen, { name: "Prova Due", out: true, roles: [at("care"), at("cashier", turin)] })).toEqual({ name: "Prova Due", out: true, given: [at("care")], taken: [at("picker", milan)] });
    for (const odd of ["", "{}", "null", "[1]", '["x",false,"chief@all"]', '["x","y"]']) expect(readEdition(odd), odd).toBeNull();
  });
});
