import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";
import { HIDDEN } from "./orders";

const PAGES = ["/admin/products/{variant.handle}", "/admin/products", "/admin/products?open={variant.handle}", "/admin/stock", "/admin/prices", "/admin/find?q=vaso", "/admin/audit"];
const FILES = ["/admin/audit/csv", "/admin/orders/csv", "/admin/products/csv", "/admin/stock/csv", "/admin/prices/csv", "/api/office/find?q={variant.handle}"];
/** The page says again what was typed into its field. */
const ANSWERED = HIDDEN.slice(1);
const strangers: readonly Who[] = ["nobody", "clara"];

const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const call = (name: string, fields: Readonly<Record<string, string>>): Ask => ({ path: "/admin/products?state=draft", call: { action: `admin/view-actions.ts#${name}`, args: [START, { form: { form: "x", ...fields } }] } });
const keep = (over: Readonly<Record<string, string>> = {}): Ask => call("keep", { path: "/admin/products", query: "state=draft", name: "prova", ...over });

const editing = (over: Readonly<Record<string, string>> = {}): Ask => ({ path: "/admin/products/{variant.handle}", call: { action: "admin/products#edit", args: [START, { form: { form: "product", handle: "{variant.handle}", seen: "0".repeat(64), status: "active", "title-it": "Titolo di un estraneo", "title-en": "x", category: "", maker: "", countryOfOrigin: "IT", vat: "22", ...over } }] } });

const pricing = (name: "plan" | "withdraw", over: Readonly<Record<string, string>> = {}): Ask => ({ path: "/admin/prices", call: { action: `admin/prices#${name}`, args: [START, { form: { form: "plan", priceId: "019aa000-0000-7000-8000-00000000abf2", variantId: "{variant.id}", seen: "", reason: "prova", kind: "regular", amount: "1", from: "", until: "", ...over } }] } });

const rows: readonly Row[] = [
  ...strangers.map((as): Row => ({ id: `OT-5.${as}`, tries: `to keep and drop views, as ${as}`, as, steps: [keep(), call("drop", { id: "019aa000-0000-7000-8000-00000000abf1" })], expect: { lacks: ['"done":true'] } })),
  { id: "OT-5.odd", tries: "views with names, tables and queries that are none", as: "manager", each: ["", "https://evil.example", "/admin/../it", "javascript:alert(1)", "x".repeat(1_001)], steps: [keep({ path: "{value}" }), keep({ name: "x".repeat(200) }), call("drop", { id: "{value}" })], expect: { status: 200, lacks: ['"done":true'] } },
  ...strangers.map((as): Row => ({ id: `OT-1.${as}`, tries: `the office's tables, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fadmin/ } } })),
  ...strangers.map((as): Row => ({ id: `OT-2.${as}`, tries: `the office's files and its search, as ${as}`, as, each: FILES, steps: { path: "{value}" }, expect: { status: [307, 401], lacks: ["{variant.sku}"] } })),
  ...(["cashier", "auditor", "manager"] as const).map((as): Row => ({ id: `OT-3.${as}`, tries: `customers through the office's search, as ${as}`, as, each: ["{bruno.email|uri}", "Bruno", "{order.bruno.number}x"], steps: [{ path: "/api/office/find?q={value}", expect: { status: 200, lacks: HIDDEN } }, { path: "/admin/find?q={value}" }], expect: { status: 200, lacks: ANSWERED } })),
  ...(["cashier", "manager"] as const).map((as): Row => ({ id: `OT-6.${as}`, tries: `what colleagues did, as ${as}`, as, steps: [{ path: "/admin/audit", expect: { status: 200, lacks: ["grid-table"] } }, { path: "/admin/audit/csv" }], expect: { status: 403 } })),
  { id: "OT-6.odd", tries: "what nobody should type into the audit log", as: "auditor", each: TYPED, sample: 25, steps: [{ path: "/admin/audit?q={value|uri}&after={value|uri}&who={value|uri}&about={value|uri}", expect: { status: [200, 404, 431], lacks: ["<script>alert(1)</script>"] } }, { path: "/admin/audit/csv?q={value|uri}" }], expect: { status: [200, 404, 431] }, long: true },
  ...[...strangers, "cashier" as const, "auditor" as const].map((as): Row => ({ id: `OT-7.${as}`, tries: `to change what a product says, as ${as}`, as, steps: [editing(), { path: "/it/search" }], expect: { lacks: ['"done":true', "Titolo di un estraneo"] } })),
  { id: "OT-7.odd", tries: "words, states and numbers of products that are none", as: "manager", each: ["", "x".repeat(30_000), "__proto__", "javascript:alert(1)", "-1", "1e9", "' or 1=1", "\u0000"], steps: [editing({ status: "{value}" }), editing({ seen: "{value}" }), editing({ handle: "{value}" }), editing({ vat: "1e9" }), editing({ countryOfOrigin: "{value}x" })], expect: { lacks: ['"done":true'] } },
  ...[...strangers, "cashier" as const, "auditor" as const].map((as): Row => ({ id: `OT-8.${as}`, tries: `to plan and withdraw prices, as ${as}`, as, steps: [pricing("plan"), pricing("withdraw")], expect: { lacks: ['"done":true'] } })),
  { id: "OT-8.odd", tries: "prices, days and variants that are none", as: "manager", each: ["", "0", "-1", "1e9", "9999999999", "0.001", "2026-13-45", "' or 1=1", "__proto__"], steps: [pricing("plan", { amount: "{value}" }), pricing("plan", { from: "{value}x" }), pricing("plan", { variantId: "{value}" }), pricing("plan", { seen: "{value}" }), pricing("withdraw", { priceId: "{value}" })], expect: { lacks: ['"done":true'] } },
  { id: "OT-4", tries: "what nobody should type, in every part of a table's address", as: "manager", each: TYPED, sample: 40, steps: [{ path: "/admin/products?q={value|uri}&sort={value|uri}&after={value|uri}&open={value|uri}&hide={value|uri}&state={value|uri}", expect: { status: [200, 404, 431], lacks: ["<script>alert(1)</script>"] } }, { path: "/admin/stock?q={value|uri}&open={value|uri}&show={value|uri}", expect: { status: [200, 404, 431] } }, { path: "/admin/products/csv?q={value|uri}", expect: { status: [200, 404, 431] } }, { path: "/api/office/find?q={value|uri}" }], expect: { status: [200, 400, 404, 431] }, long: true },
];
export const officeTables: Area = { name: "The office's tables", rows };
