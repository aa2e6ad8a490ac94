import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";

const STORE = "/staff/milano-corso-como"; // the cashier's
const NO_RUN = "019aa000-0000-7000-8000-000000000000";
const PAGES = [`${STORE}/labels`, `${STORE}/labels/${NO_RUN}`];
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const form = (action: string, fields: Readonly<Record<string, string>>): Ask => ({ path: `${STORE}/labels`, call: { action: `staff/[store]/labels#${action}`, args: [START, { form: { form: "x", ...fields } }] } });
const make = (over: Readonly<Record<string, string>> = {}) => form("make", { runId: NO_RUN, locationId: "{other.place}", store: "milano-corso-como", template: "57x32", locale: "it", what: "things", things: "{variant.sku}", ...over });
const ACTS = [make(), form("hang", { runId: NO_RUN })];
const askAnew = (over: Readonly<Record<string, string>> = {}): Ask => ({ path: `${STORE}/goods/{variant.sku}`, call: { action: "staff/[store]/goods/[code]#askAnew", args: [START, { form: { form: "x", locationId: "{other.place}", variantId: "{variant.id}", why: "missing", ...over } }] } });
const UNDONE = ['"done":true', '"ok":true', "/labels/019aa000"];
const strangers: readonly Who[] = ["nobody", "clara"];

const rows: Row[] = [
  ...strangers.map((as): Row => ({ id: `LB-1.${as}`, tries: `a store's labels, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fstaff/ } } })),
  ...strangers.map((as): Row => ({ id: `LB-2.${as}`, tries: `the file of a run of labels, as ${as}`, as, steps: { path: `${STORE}/labels/${NO_RUN}/pdf` }, expect: { status: [307, 401], lacks: ["%PDF"] } })),
  ...strangers.map((as): Row => ({ id: `LB-3.${as}`, tries: `to print labels and to say that they hang, as ${as}`, as, steps: ACTS, expect: { lacks: UNDONE } })),
  { id: "LB-4", tries: "labels without a duty in a store", as: "auditor", each: PAGES, steps: { path: "{value}" }, expect: { status: 200, lacks: ["label-form", "label-sheet"] } },
  { id: "LB-4.acts", tries: "to print labels and to hang them without a duty in a store", as: "auditor", steps: ACTS, expect: { status: 200, lacks: UNDONE } },
  { id: "LB-5", tries: "labels of stores where one doesn't work, and of none", as: "cashier", each: ["/staff/torino-via-lagrange/labels", "/staff/lodi-magazzino/labels", "/staff/x/labels", `/staff/torino-via-lagrange/labels/${NO_RUN}`], steps: { path: "{value}" }, expect: { status: [200, 404], lacks: ["label-form", "label-sheet"] } },
  { id: "LB-6", tries: "files of runs that are none", as: "manager", each: ["x", "%00", "..%2f..%2fadmin", "__proto__", "'%20or%201=1", NO_RUN], steps: { path: `${STORE}/labels/{value}/pdf` }, expect: { status: [400, 404], lacks: ["%PDF"] } },
  { id: "LB-7", tries: "runs of what is none: other places, papers, positions, aisles, languages", as: "cashier", steps: [{ locationId: NO_RUN }, { locationId: "x" }, { template: "__proto__" }, { template: "a4-3x8", "start-a4-3x8": "24" }, { template: "a4-3x8", "start-a4-3x8": "-1" }, { what: "aisle", aisle: "'; drop table bins; --" }, { what: "aisle", aisle: "%" }, { what: "everything" }, { things: "" }, { things: "no-such-thing" }, { locale: "__proto__" }, { runId: "x" }].map((over) => make(over)), expect: { status: 200, lacks: UNDONE } },
  { id: "LB-8", tries: "to send somebody elsewhere after a run was made", as: "cashier", each: ["//evil.example", "..", "\\evil", "x/../../admin"], steps: make({ store: "{value}", what: "aisle", aisle: "ZZZZ" }), expect: { status: 200, headers: { location: null, "x-action-redirect": null }, lacks: ['href="//evil', 'url=//evil'] } },
  { id: "LB-9", tries: "what nobody should type as a product", as: "manager", each: TYPED, sample: 25, steps: make({ things: "{value}" }), expect: { status: [200, 413, 431], lacks: UNDONE, within: 2_000 }, long: true },
  ...([...strangers, "auditor"] as const).map((as): Row => ({ id: `LB-10.${as}`, tries: `to have a label printed anew, as ${as}`, as, steps: askAnew(), expect: { lacks: UNDONE } })),
  { id: "LB-11", tries: "labels anew of stores, things and for reasons that are none", as: "cashier", steps: [{ locationId: NO_RUN }, { locationId: "x" }, { variantId: NO_RUN }, { variantId: "' or 1=1" }, { why: "free" }, { why: "__proto__" }].map((over) => askAnew(over)), expect: { status: 200, lacks: UNDONE } },
];
export const labels: Area = { name: "Labels on paper", rows };
