import type { Area, Row, Who } from "../types";
import { TYPED } from "./nasty";
import { HIDDEN } from "./orders";

const PAGES = ["/admin/products", "/admin/products?open={variant.handle}", "/admin/stock", "/admin/find?q=vaso"];
const FILES = ["/admin/orders/csv", "/admin/products/csv", "/admin/stock/csv", "/api/office/find?q={variant.handle}"];
/** The page says again what was typed into its field. */
const ANSWERED = HIDDEN.slice(1);
const strangers: readonly Who[] = ["nobody", "clara"];

const rows: readonly Row[] = [
  ...strangers.map((as): Row => ({ id: `OT-1.${as}`, tries: `the office's tables, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fadmin/ } } })),
  ...strangers.map((as): Row => ({ id: `OT-2.${as}`, tries: `the office's files and its search, as ${as}`, as, each: FILES, steps: { path: "{value}" }, expect: { status: [307, 401], lacks: ["{variant.sku}"] } })),
  ...(["cashier", "auditor", "manager"] as const).map((as): Row => ({ id: `OT-3.${as}`, tries: `customers through the office's search, as ${as}`, as, each: ["{bruno.email|uri}", "Bruno", "{order.bruno.number}x"], steps: [{ path: "/api/office/find?q={value}", expect: { status: 200, lacks: HIDDEN } }, { path: "/admin/find?q={value}" }], expect: { status: 200, lacks: ANSWERED } })),
  { id: "OT-4", tries: "what nobody should type, in every part of a table's address", as: "manager", each: TYPED, sample: 40, steps: [{ path: "/admin/products?q={value|uri}&sort={value|uri}&after={value|uri}&open={value|uri}&hide={value|uri}&state={value|uri}", expect: { status: [200, 404, 431], lacks: ["<script>alert(1)</script>"] } }, { path: "/admin/stock?q={value|uri}&open={value|uri}&show={value|uri}", expect: { status: [200, 404, 431] } }, { path: "/admin/products/csv?q={value|uri}", expect: { status: [200, 404, 431] } }, { path: "/api/office/find?q={value|uri}" }], expect: { status: [200, 400, 404, 431] }, long: true },
];
export const officeTables: Area = { name: "The office's tables", rows };
