import { HIDDEN } from "./orders";
import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";

const STORE = "/staff/milano-corso-como"; // the cashier's
const CLAIM = "019aa000-0000-7000-8000-00000000abf0";
const UNDONE = ['"done":true', '"ok":true'];
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const call = (path: string, action: string, fields: Readonly<Record<string, string>>): Ask => ({ path, call: { action, args: [START, { form: { form: "claim", ...fields } }] } });

/** A fault of an order's first line, as its form says it. */
const report = (number: string, over: Readonly<Record<string, string>> = {}): Ask => call("/it/orders/{order.clara.number}/fault", "orders/[number]/fault#report", { number, claimId: CLAIM, position: "0", quantity: "1", fault: "prova", wish: "repair", ...over });
const withdraw = (number: string): Ask => call("/it/orders/{order.clara.number}", "orders/[number]/fault#withdraw", { number, claimId: CLAIM });
/** The same at a counter, and what a colleague decides. */
const shown = (over: Readonly<Record<string, string>> = {}): Ask => call(`${STORE}/claims/new`, "staff/[store]/claims#reportShown", { store: "milano-corso-como", shown: "{order.bruno.number}", claimId: CLAIM, position: "0", quantity: "1", fault: "prova", wish: "repair", ...over });
const decide = (over: Readonly<Record<string, string>> = {}): Ask => call(`${STORE}/claims/${CLAIM}`, "staff/[store]/claims#decide", { store: "milano-corso-como", claimId: CLAIM, step: "replacement", ...over });

const strangers: readonly Who[] = ["nobody", "clara"];
const ODD = ["", "x", "-1", "1e9", "0.5", "999", "__proto__", "' or 1=1", "%00"];
const rows: readonly Row[] = [
  { id: "CL-1", tries: "the page on which another's order is said to be faulty", as: "clara", each: ["{order.bruno.number}", "{order.guest.number}", "23456789", "x", "%00"], steps: { path: "/it/orders/{value}/fault" }, expect: { lacks: HIDDEN } },
  { id: "CL-2", tries: "to report a fault of another's order, and to withdraw what another reported, from one's own page", as: "clara", each: ["{order.bruno.number}", "{order.guest.number}", "23456789", "x"], steps: [report("{value}"), withdraw("{value}")], expect: { status: 200, lacks: UNDONE } },
  { id: "CL-2.odd", tries: "lines, pieces, wishes and ids that are none", as: "bruno", each: ODD, steps: [report("{order.bruno.number}", { position: "{value}" }), report("{order.bruno.number}", { quantity: "{value}" }), report("{order.bruno.number}", { wish: "{value}" }), report("{order.bruno.number}", { claimId: "{value}" })], expect: { status: 200, lacks: UNDONE } },
  { id: "CL-2.words", tries: "what nobody should type as a fault, of what was not handed over", as: "bruno", each: TYPED, sample: 25, steps: report("{order.bruno.number}", { fault: "{value}" }), expect: { status: 200, lacks: [...UNDONE, "<script>alert(1)</script>"] }, long: true },
  ...strangers.map((as): Row => ({ id: `CL-3.pages.${as}`, tries: `the faults of a store, as ${as}`, as, each: [`${STORE}/claims`, `${STORE}/claims/new?q={order.bruno.number}`, `${STORE}/claims/${CLAIM}`], steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fstaff/ } } })),
  ...[...strangers, "auditor" as const].map((as): Row => ({ id: `CL-3.${as}`, tries: `to report and decide on faults at a counter, as ${as}`, as, steps: [shown(), decide(), decide({ step: "refund" }), decide({ step: "reduction", amount: "10" })], expect: { lacks: UNDONE } })),
  { id: "CL-4", tries: "claims that are none, steps and reasons that are none, sums that are none, and another store's", as: "cashier", steps: [decide(), decide({ step: "refused" }), decide({ step: "refused", because: "x" }), decide({ step: "withdrawn" }), decide({ step: "__proto__" }), decide({ step: "reduction", amount: "-1" }), decide({ step: "reduction", amount: "1e9" }), decide({ step: "refund", returnId: "x" }), decide({ claimId: "' or 1=1" }), decide({ store: "roma-via-del-governo-vecchio" }), decide({ store: "//evil.example" })], expect: { lacks: [...UNDONE, "evil.example/"] } },
  { id: "CL-5", tries: "to report at a counter what was not proven, by numbers, ids and signs that are made up", as: "cashier", each: ["{order.bruno.id}", "{order.bruno.id}.email.zzzzzzzz.00000000000000000000000000", "23456789", ...ODD], steps: [shown({ shown: "{value}" }), { path: `${STORE}/claims/new?q={value|uri}`, expect: { status: 200, lacks: ["reportShown"] } }, { path: `${STORE}/claims/{value|uri}`, expect: { lacks: ["staff/[store]/claims#decide"] } }], expect: { lacks: UNDONE } },
];
export const claims: Area = { name: "Faults under the guarantee", rows };
