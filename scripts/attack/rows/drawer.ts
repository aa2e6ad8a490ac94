import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";

const DRAWER = "/staff/milano-corso-como/till/drawer"; // the cashier's
const NONE = "019aa000-0000-7000-8000-000000000000";
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const WHICH = "/staff/milano-corso-como/till/which";
const stand = (tillId: string, next = ""): Ask => ({ path: WHICH, call: { action: "staff/[store]/till/which#stand", args: [START, { form: { form: "x", tillId, next } }] } });
const PAGES = [WHICH, DRAWER, `${DRAWER}?till=1`, `${DRAWER}/count?till=1`, `${DRAWER}/count?till=1&count=${NONE}`, `${DRAWER}/z/${NONE}`];
const form = (action: string, fields: Readonly<Record<string, string>>): Ask => ({ path: DRAWER, call: { action: `staff/[store]/till/drawer#${action}`, args: [START, { form: { form: "x", store: "milano-corso-como", till: "1", ...fields } }] } });
/** Everything that is done to a drawer, to one of another store or to none. */
const ACTS = (id = NONE): Ask[] => [
  form("open", { tillId: id, sessionId: NONE, float: "100" }), form("move", { movementId: NONE, sessionId: id, kind: "out", amount: "5", reason: "prova" }), form("move", { movementId: NONE, sessionId: id, kind: "no-sale", reason: "prova" }),
  form("count", { countId: NONE, sessionId: id, p5000: "2" }), form("close", { countId: NONE, sessionId: id, note: "prova" }), form("giveBack", { refundId: id, tillId: id }), stand(id),
];
const UNDONE = ['"done":true', '"ok":true'];
const strangers: readonly Who[] = ["nobody", "clara"];

const rows: Row[] = [
  ...strangers.map((as): Row => ({ id: `DR-1.${as}`, tries: `a store's drawer, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fstaff/ } } })),
  { id: "DR-2", tries: "a store's drawer without the duty to sell", as: "auditor", each: PAGES, steps: { path: "{value}" }, expect: { status: 200, lacks: ["drawer-since", "count-piece", "report-loud", "which-tills"] } },
  { id: "DR-3", tries: "the drawer of a store where one doesn't work", as: "cashier", each: [DRAWER, `${DRAWER}/count`, WHICH].map((path) => path.replace("milano-corso-como", "torino-via-lagrange")), steps: { path: "{value}" }, expect: { status: 200, lacks: ["drawer-since", "count-piece", "which-tills"] } },
  { id: "DR-4", tries: "to hear what should be in the drawer before counting it", as: "cashier", each: [DRAWER, `${DRAWER}/count?till=1`], steps: { path: "{value}" }, expect: { status: 200, lacks: ["report-loud", "drawer-sums"] } },
  ...strangers.map((as): Row => ({ id: `DR-5.${as}`, tries: `to open, empty, count and close a drawer, as ${as}`, as, steps: ACTS(), expect: { lacks: UNDONE } })),
  { id: "DR-6", tries: "the same without the duty", as: "auditor", steps: ACTS(), expect: { status: 200, lacks: UNDONE } },
  { id: "DR-7", tries: "drawers and tills that are none", as: "manager", each: ["x", "", NONE, "' or 1=1", "{order.bruno.id}", "__proto__"], steps: ACTS("{value}"), expect: { status: 200, lacks: UNDONE } },
  { id: "DR-8", tries: "what nobody should type as an amount, a reason or a count", as: "manager", each: TYPED, sample: 25, steps: [form("open", { tillId: NONE, sessionId: NONE, float: "{value}" }), form("move", { movementId: NONE, sessionId: NONE, kind: "out", amount: "{value}", reason: "{value}" }), form("count", { countId: NONE, sessionId: NONE, p5000: "{value}", p50000: "1e9" }), form("close", { countId: NONE, sessionId: NONE, note: "{value}" })], expect: { status: 200, lacks: UNDONE } },
  { id: "DR-9", tries: "pages of the drawer that are none", as: "manager", each: ["?till=0", "?till=99", "?till=1&till=2", "?till=%00", "?till=__proto__", "/count?count=x", "/count?till=1&count=%27%20or%201=1", "/z/x", "/z/%00", "/z/__proto__"], steps: { path: `${DRAWER}{value}` }, expect: { status: [200, 404], lacks: ["Internal"] } },
  { id: "DR-10", tries: "to stand at tills of a store where one doesn't sell, and to be led elsewhere from one", as: "cashier", steps: [{ ...stand("{till.torino}"), expect: { status: 200, lacks: UNDONE, headers: { "x-action-redirect": null, "set-cookie": null } } }, ...["//evil.example", "https://evil.example", "/admin", "/\\evil.example"].map((next) => ({ ...stand("{till.milano}", next), expect: { status: [200, 303], headers: { "x-action-redirect": /^\/staff\?till=1;/ } } }))], expect: {} },
  { id: "DR-11", tries: "a browser that says it stands at tills that are none, or of another store", as: "cashier", each: ["{till.torino}", "x", NONE, "' or 1=1", "__proto__"], steps: ["/staff/milano-corso-como/till", DRAWER, WHICH].map((path) => ({ path, cookies: { unico_till: "{value}" }, expect: { status: 200, lacks: ["Internal"] } })), expect: {} },
];
export const drawer: Area = { name: "The drawer", rows };
