import type { Area, Ask, Row, Who } from "../types";
import { HIDDEN } from "./orders";
import { TYPED } from "./nasty";

const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const UNDONE = ['"done":true', '"ok":true'];
const FILE = "/admin/care/{order.bruno.number}";
const call = (action: string, fields: Readonly<Record<string, string>>): Ask => ({ path: FILE, call: { action: `admin/care#${action}`, args: [START, { form: { form: "x", ...fields } }] } });
const note = (over: Readonly<Record<string, string>> = {}): Ask => call("note", { noteId: "019aa000-0000-7000-8000-00000000abc1", orderId: "{order.bruno.id}", text: "prova", ...over });
const credit = (over: Readonly<Record<string, string>> = {}): Ask => call("credit", { creditId: "019aa000-0000-7000-8000-00000000abc2", orderId: "{order.bruno.id}", amount: "5", reason: "prova", ...over });

const announce = (over: Readonly<Record<string, string>> = {}): Ask => call("announce", { requestId: "019aa000-0000-7000-8000-00000000abc3", orderId: "{order.bruno.id}", way: "store", reason: "no-reason", p0: "1", ...over });

const ACT = { actId: "019aa000-0000-7000-8000-00000000abc4", orderId: "{order.bruno.id}", reason: "prova" };
const change = (over: Readonly<Record<string, string>> = {}): Ask => call("change", { ...ACT, fulfilmentId: "019aa000-0000-7000-8000-00000000abc5", to: "money", ...over });
const address = (over: Readonly<Record<string, string>> = {}): Ask => call("address", { ...ACT, name: "Prova", street: "Via Nuova 9", postcode: "10121", city: "Torino", province: "TO", country: "IT", ...over });
const payLink = (over: Readonly<Record<string, string>> = {}): Ask => call("payLink", { ...ACT, ...over });

const strangers: readonly Who[] = ["nobody", "clara"];
const rows: readonly Row[] = [
  ...strangers.map((as): Row => ({ id: `CA-1.${as}`, tries: `customer service, as ${as}`, as, each: ["/admin/care", "/admin/care?q={bruno.email|uri}", FILE], steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fadmin/ } } })),
  ...(["cashier", "auditor", "manager"] as const).map((as): Row => ({ id: `CA-1.${as}`, tries: `to look customers up, as ${as}`, as, each: ["/admin/care", "/admin/care?q={bruno.email|uri}", "/admin/care?q={order.bruno.number}", FILE], steps: { path: "{value}" }, expect: { status: 200, lacks: HIDDEN } })),
  ...[...strangers, "cashier" as const, "auditor" as const, "manager" as const].map((as): Row => ({ id: `CA-2.${as}`, tries: `to write notes, give credit and act for customers, as ${as}`, as, steps: [note(), credit(), announce(), change(), address(), payLink()], expect: { lacks: UNDONE } })),
  { id: "CA-3", tries: "what nobody should type into the search for customers", as: "cashier", each: TYPED, sample: 25, steps: { path: "/admin/care?q={value|uri}", expect: { lacks: ["<script>alert(1)</script>", ...HIDDEN] } }, expect: {}, long: true },
  { id: "CA-4", tries: "sums, orders and ids that are none, for credit, without the duty", as: "manager", each: ["", "0", "-1", "1e9", "999999", "' or 1=1", "__proto__"], steps: [credit({ amount: "{value}" }), credit({ orderId: "{value}" }), credit({ creditId: "{value}" }), note({ noteId: "{value}" }), note({ orderId: "{value}" }), announce({ p0: "{value}" }), announce({ orderId: "{value}" }), change({ to: "{value}" }), change({ fulfilmentId: "{value}" }), change({ actId: "{value}" }), address({ orderId: "{value}" }), address({ street: "{value}" }), payLink({ actId: "{value}" })], expect: { lacks: UNDONE } },
  { id: "CA-5", tries: "sums, orders, parts, ways and addresses that are none, as who answers customers", as: "care", each: ["", "0", "-1", "1e9", "999999", "' or 1=1", "__proto__", "{order.bruno.id}x"], steps: [credit({ amount: "{value}x" }), credit({ orderId: "{value}" }), credit({ creditId: "{value}" }), credit({ reason: "" }), note({ orderId: "{value}" }), note({ text: "" }), change({ to: "{value}" }), change({ fulfilmentId: "{value}" }), change({ reason: "" }), address({ orderId: "{value}" }), address({ postcode: "{value}x" }), address({ country: "US" }), payLink({ actId: "{value}" }), payLink({ reason: "x" }), announce({ orderId: "{value}" })], expect: { lacks: UNDONE } },
  { id: "CA-6", tries: "a part of another order than the one that is said, and an order that is paid, by the link to pay", as: "care", steps: [change({ orderId: "{order.clara.id}", fulfilmentId: "{other.part}" }), payLink({ orderId: "{order.bruno.id}" })], expect: { lacks: UNDONE } },
  { id: "CA-7", tries: "what nobody should type into the search for customers, as who may search", as: "care", each: TYPED, sample: 40, steps: [{ path: "/admin/care?q={value|uri}", expect: { status: [200, 404, 431], lacks: ["<script>alert(1)</script>"] } }, { path: "/api/office/find?q={value|uri}" }], expect: { status: [200, 400, 404, 431] }, long: true },
];
export const care: Area = { name: "Customer service", rows };
