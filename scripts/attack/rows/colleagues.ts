import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";

const TABLES = ["/admin/people", "/admin/devices", "/admin/approvals"];
const PAGES = [...TABLES, "/admin/people/new", "/admin/people/{colleague.cashier}", "/admin/people?open={colleague.owner}", "/admin/devices?open={counter.id}", "/admin/devices?open=new", "/admin/approvals?open=limits"];
const FILES = ["/admin/people/csv", "/admin/devices/csv", "/admin/approvals/csv"];
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const NONE = "019aa000-0000-7000-8000-00000000abf3";
const TOKEN = "0123456789ABCDEFGHJKMNPQRS";
const call = (path: string, action: string, fields: Readonly<Record<string, string>>): Ask => ({ path, call: { action, args: [START, { form: { form: "x", ...fields } }] } });
const people = (name: string, fields: Readonly<Record<string, string>>): Ask => call("/admin/people", `admin/people#${name}`, fields);
const devices = (name: string, fields: Readonly<Record<string, string>>): Ask => call("/admin/devices", `admin/devices#${name}`, fields);
const invite = (over: Readonly<Record<string, string>> = {}): Ask => people("invite", { name: "Prova Intrusa", email: "intrusa@posta.example", shownName: "", locale: "it", "r:cashier@{place.milano}": "on", ...over });
const change = (staffId: string, over: Readonly<Record<string, string>> = {}): Ask => people("change", { staffId, seen: '["Prova",false]', name: "Prova Intrusa", reason: "", "r:manager@all": "on", ...over });
const aside = (staffId: string): readonly Ask[] => [people("exclude", { staffId, reason: "prova" }), people("readmit", { staffId, reason: "prova" }), people("sendEntrance", { staffId, locale: "it" })];
const enrolled = (deviceId = "{counter.id}"): readonly Ask[] => [devices("rename", { deviceId, name: "Cassa rubata" }), devices("revoke", { deviceId, reason: "" })];
const NOTHING = { lacks: ['"done":true'], headers: { "x-action-redirect": null } } as const;
const strangers: readonly Who[] = ["nobody", "clara"];

const rows: readonly Row[] = [
  ...strangers.map((as): Row => ({ id: `PE-1.${as}`, tries: `colleagues, devices and approvals, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fadmin/ } } })),
  ...strangers.map((as): Row => ({ id: `PE-2.${as}`, tries: `their files, as ${as}`, as, each: FILES, steps: { path: "{value}" }, expect: { status: [307, 401], lacks: ["bottegalume.example"] } })),
  ...(["cashier", "care", "marketer"] as const).map((as): Row => ({ id: `PE-3.${as}`, tries: `them all, as ${as}: they read who may, no address, no form`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 200, lacks: ["grid-table", "role-table", "bottegalume.example", "side-panel"] } })),
  ...(["cashier", "care", "marketer"] as const).map((as): Row => ({ id: `PE-4.${as}`, tries: `their files, as ${as}`, as, each: FILES, steps: { path: "{value}" }, expect: { status: 403 } })),
  ...[...strangers, "cashier" as const, "auditor" as const].map((as): Row => ({ id: `PE-5.${as}`, tries: `to invite, change, shut out, let in and send links, as ${as}`, as, steps: [invite(), change("{colleague.picker}"), ...aside("{colleague.picker}")], expect: NOTHING })),
  { id: "PE-6", tries: "a manager to become more: to make an owner, to take an owner's access, to change their own", as: "manager", steps: [invite({ "r:owner@all": "on" }), invite({ "r:auditor@all": "on" }), change("{colleague.manager}", { "r:owner@all": "on" }), change("{colleague.owner}", { "r:care@all": "on" }), ...aside("{colleague.owner}"), ...aside("{colleague.auditor}"), ...aside("{colleague.manager}")], expect: NOTHING },
  { id: "PE-7", tries: "an owner to shut themselves out, and people that are none", as: "owner", each: ["{colleague.owner}", NONE, "", "x", "' or 1=1", "__proto__"], steps: [...aside("{value}"), change("{value}")], expect: NOTHING },
  { id: "PE-8", tries: "roles, places, addresses and languages that are none", as: "owner", each: ["r:chief@all", "r:cashier@x", `r:cashier@${NONE}`, "r:__proto__@all", "r:cashier@all@all"], steps: [invite({ "{value}": "on" }), change("{colleague.picker}", { "{value}": "on", seen: "x" }), invite({ email: "x" }), invite({ locale: "fr" }), invite({ name: "\u202eevil" })], expect: NOTHING },
  { id: "PE-9", tries: "to come in with links that nobody sent", each: [TOKEN, "", "x", TOKEN.toLowerCase(), "' or 1=1", "0".repeat(26)], steps: [{ path: "/admin/welcome?token={value|uri}", expect: { status: 200 } }, call("/admin/welcome", "admin/welcome#welcome", { token: "{value}", password: "lanterna di mezzanotte" })], expect: { lacks: ['"done":true'], headers: { "x-action-redirect": null, "set-cookie": null } } },
  ...[...strangers, "cashier" as const, "auditor" as const].map((as): Row => ({ id: `PE-10.${as}`, tries: `to enrol, rename and revoke devices, as ${as}`, as, steps: [devices("enrol", { locationId: "{place.milano}", name: "Cassa rubata" }), ...enrolled()], expect: NOTHING })),
  { id: "PE-10.odd", tries: "devices, names and places that are none", as: "manager", each: ["", NONE, "x", "' or 1=1", "__proto__"], steps: [...enrolled("{value}"), devices("enrol", { locationId: "{value}x", name: "Cassa" }), devices("rename", { deviceId: "{counter.id}", name: "x".repeat(41) })], expect: NOTHING },
  { id: "PE-11", tries: "what nobody should type, in every part of these tables' addresses", as: "owner", each: TYPED, sample: 25, steps: TABLES.flatMap((table) => [{ path: `${table}?q={value|uri}&sort={value|uri}&after={value|uri}&open={value|uri}&place={value|uri}&state={value|uri}&role={value|uri}`, expect: { status: [200, 404, 431], lacks: ["<script>alert(1)</script>"] } }, { path: `${table}/csv?q={value|uri}` }]), expect: { status: [200, 404, 431] }, long: true },
];
export const colleagues: Area = { name: "Colleagues, devices, approvals", rows };
