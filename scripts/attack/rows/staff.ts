import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";

const STORE = "/staff/milano-corso-como"; // the cashier's
const PICK = `${STORE}/pick/{other.part}`;
const PAGES = ["/staff", STORE, `${STORE}/tasks`, `${STORE}/more`, `${STORE}/hand-over`, `${STORE}/hand-over?q=prova`, `${STORE}/scan`, `${STORE}/scan?q={variant.sku}`, `${STORE}/goods/{variant.sku}`, PICK];
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const form = (path: string, action: string, fields: Readonly<Record<string, string>>): Ask => ({ path, call: { action: `staff/[store]${action}`, args: [START, { form: { form: "x", ...fields } }] } });
const scan = (code: string): Ask => ({ path: PICK, call: { action: "staff/[store]/pick/[part]#scan", args: [{ fulfilmentId: "{other.part}", code }] } });
const unscan: Ask = { path: PICK, call: { action: "staff/[store]/pick/[part]#unscan", args: [{ fulfilmentId: "{other.part}", scan: 1 }] } };
/** Everything that a colleague can do to a collection, to one that is not theirs. */
const ACTS = (part = "{other.part}"): Ask[] => [
  form(PICK, "/pick/[part]#take", { fulfilmentId: part }), form(PICK, "/pick/[part]#giveBack", { fulfilmentId: part }), form(PICK, "/pick/[part]#ready", { fulfilmentId: part, shelf: "P1" }),
  form(PICK, "/pick/[part]#short", { fulfilmentId: part, position: "0", pieces: "1", kind: "missing" }), form(`${STORE}/hand-over`, "/hand-over#give", { fulfilmentId: part, identitySeen: "on" }), form(`${STORE}/hand-over`, "/hand-over#takeMoney", { fulfilmentId: part, identitySeen: "on", tender: "cash", due: "0", given: "0" }), form(STORE, "#backOnTheFloor", { fulfilmentId: part }),
];
const PAUSE = form(`${STORE}/more`, "/more#limit", { locationId: "{other.place}", most: "0", lasts: "today", reason: "prova" });
const NAME = form(`${STORE}/more`, "/more#nameShown", { name: "prova" });
/** What somebody asked for from an aisle: there is none of this name. */
const GO = ["accept", "finish"].map((act) => form(`${STORE}/tasks`, `/tasks#${act}`, { requestId: "019aa000-0000-7000-8000-000000000000", as: "brought" }));
const sellGoods = (place: string, way: string, code = "{variant.sku}"): Ask => form(`${STORE}/goods/{variant.sku}`, "/goods/[code]#sell", { place, basketId: "019aa000-0000-7000-8000-00000000abcd", press: "019aa000-0000-7000-8000-00000000abce", code, way, from: place, store: "milano-corso-como" });
const countGoods = (over: Readonly<Record<string, string>> = {}): Ask => form(`${STORE}/goods/{variant.sku}`, "/goods/[code]#count", { locationId: "{other.place}", variantId: "{variant.id}", press: "019aa000-0000-7000-8000-00000000abcf", booked: "0", pieces: "9999", ...over });
const UNDONE = ['"done":true', '"ok":true'];
const DATA = ["/api/staff/tasks?place={other.place}", "/api/staff/queue?place={other.place}", "/api/staff/live?place={other.place}", "/api/staff/urgent?place={other.place}"];
const strangers: readonly Who[] = ["nobody", "clara"];
const move = (to: string) => ({ behind: `update staff_roles set location_id = (select id from locations where handle = '${to}') where staff_id = (select id from staff where email = '{cashier.email}')` });
const BACK = "update staff_roles set location_id = (select id from locations where handle = 'milano-corso-como') where staff_id = (select id from staff where email = '{cashier.email}')";

const rows: Row[] = [
  ...strangers.map((as): Row => ({ id: `ST-1.${as}`, tries: `the staff app, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fstaff/ } } })),
  ...strangers.map((as): Row => ({ id: `ST-2.${as}`, tries: `a store's queue, and to follow it, as ${as}`, as, each: DATA, steps: { path: "{value}" }, expect: { status: 401, has: ["not-signed-in"] } })),
  { id: "ST-3", tries: "a store's queue without the duty", as: "auditor", each: PAGES, steps: { path: "{value}" }, expect: { status: 200, lacks: ["queue-list", "tabs", "goods-stock"] } },
  { id: "ST-3.data", tries: "the same behind the page", as: "auditor", each: DATA, steps: { path: "{value}" }, expect: { status: 403, has: ["not-yours"] } },
  { id: "ST-4", tries: "the queue of a store where one doesn't work", as: "cashier", each: ["/staff/torino-via-lagrange", "/staff/torino-via-lagrange/more", "/staff/torino-via-lagrange/tasks", "/staff/lodi-magazzino", "/staff/x", "/staff/%00", "/staff/..%2fadmin", "/staff/__proto__"], steps: { path: "{value}" }, expect: { status: [200, 404], lacks: ["queue-list", "tabs"] } },
  { id: "ST-4.data", tries: "the same behind the page, a moment after one was moved to another store", as: "cashier", each: DATA, steps: [move("torino-via-lagrange"), { path: "{value}" }], expect: { status: 403, has: ["not-yours"] }, changes: ["staff_roles"], afterwards: BACK },
  { id: "ST-5", tries: "places that are none", as: "cashier", each: ["", "?place=", "?place=x", "?place={other.place}&place={other.place}", "?place='%20or%201=1", "?place[]={other.place}", "?__proto__=x"].flatMap((query) => [`/api/staff/queue${query}`, `/api/staff/tasks${query}`, `/api/staff/live${query}`, `/api/staff/urgent${query}`]), steps: { path: "{value}" }, expect: { status: 400, has: ["bad-input"] } },
  { id: "ST-5.none", tries: "a place that isn't there", as: "manager", steps: { path: "/api/staff/queue?place=019aa000-0000-7000-8000-000000000000" }, expect: { status: 403 } },
  { id: "ST-6", tries: "other ways into a queue", as: "cashier", each: ["POST", "PUT", "DELETE"], steps: { path: "/api/staff/queue?place={other.place}", method: "{value}" }, expect: { status: [403, 405] } },
  ...strangers.map((as): Row => ({ id: `ST-7.${as}`, tries: `to pick, hand over, put back and pause, as ${as}`, as, steps: [...ACTS(), scan("{variant.sku}"), unscan, PAUSE, NAME, ...GO], expect: { lacks: UNDONE } })),
  { id: "ST-8", tries: "the same without the duty", as: "auditor", steps: [...ACTS(), scan("{variant.sku}"), unscan, PAUSE, ...GO], expect: { status: 200, lacks: UNDONE } },
  { id: "ST-9", tries: "the same in a store where one doesn't work any more", as: "cashier", steps: [move("torino-via-lagrange"), ...ACTS(), scan("{variant.sku}"), unscan, PAUSE], expect: { status: 200, lacks: UNDONE }, changes: ["staff_roles"], afterwards: BACK },
  { id: "ST-10", tries: "collections that are none, and what is none", as: "manager", each: ["x", "", "019aa000-0000-7000-8000-000000000000", "' or 1=1", "{order.bruno.id}", "__proto__"], steps: [...ACTS("{value}"), form(`${STORE}/hand-over`, "/hand-over#give", { fulfilmentId: "{other.part}", code: "{value}" }), { ...PAUSE, call: { action: "staff/[store]/more#limit", args: [START, { form: { form: "x", locationId: "{value}", most: "-1", lasts: "forever", reason: "{value}" } }] } }], expect: { status: 200, lacks: UNDONE } },
  { id: "ST-11", tries: "what nobody should type at the counter and in a list", as: "manager", each: TYPED, sample: 25, steps: [{ path: `${STORE}/hand-over?q={value|uri}`, expect: { status: [200, 404, 431] } }, { path: `${STORE}/hand-over?part={value|uri}`, expect: { status: [200, 404, 431] } }, { path: `${STORE}/pick/{value|path}` }], expect: { status: [200, 308, 404], within: 2_000 }, long: true },
  { id: "ST-12", tries: "markup in what the counter shows of an order", as: "manager", steps: [{ behind: "update order_contacts set name = '<script>alert(1)</script> Prova' where order_id = '{order.open.id}'" }, { path: `${STORE}/hand-over?q=%3Cscript%3Ealert(1)` }], expect: { status: 200, lacks: ["<script>alert(1)"] }, changes: ["order_contacts"] },
  { id: "ST-13", tries: "to take back scans that are none, and others' scans", as: "manager", steps: [1, 0, -1, 1.5, Number.MAX_SAFE_INTEGER, "1", "1 or 1=1", null, {}, [1]].map((scan): Ask => ({ path: PICK, call: { action: "staff/[store]/pick/[part]#unscan", args: [{ fulfilmentId: "{other.part}", scan }] } })), expect: { status: 200, lacks: UNDONE } },
  { id: "ST-14", tries: "the goods view of a store where one doesn't work", as: "cashier", each: ["/staff/torino-via-lagrange/goods/{variant.sku}", "/staff/torino-via-lagrange/scan?q={variant.sku}", "/staff/lodi-magazzino/goods/{variant.sku}"], steps: { path: "{value}" }, expect: { status: 200, lacks: ["goods-stock", "{variant.sku}</p>"] } },
  { id: "ST-15", tries: "what nobody should scan, as codes and as goods", as: "manager", each: TYPED, sample: 25, steps: [{ path: `${STORE}/scan?q={value|uri}`, expect: { status: [200, 303, 307, 404, 431] } }, { path: `${STORE}/goods/{value|uri}` }], expect: { status: [200, 303, 307, 308, 400, 404, 431], lacks: ["goods-stock", "<script>alert"] } },
  { id: "ST-16", tries: "codes that lead out of the shop", as: "manager", each: ["https://evil.example/staff", "//evil.example", "javascript:alert(1)", "https://evil.example/01/x", "http://localhost@evil.example/q/x"], steps: { path: `${STORE}/scan?q={value|uri}` }, expect: { status: 200, headers: { location: null }, lacks: ['href="//evil', 'href="https://evil', 'href="javascript'] } },
  ...(["nobody", "clara", "auditor"] as const).map((as): Row => ({ id: `ST-17.${as}`, tries: `to sell from the goods view, as ${as}`, as, steps: sellGoods("{other.place}", "carry-out"), expect: { lacks: UNDONE } })),
  { id: "ST-17.elsewhere", tries: "to sell in a store where one doesn't work any more", as: "cashier", steps: [move("torino-via-lagrange"), sellGoods("{other.place}", "deliver")], expect: { status: 200, lacks: UNDONE }, changes: ["staff_roles"], afterwards: BACK },
  { id: "ST-17.odd", tries: "ways, places and codes that are none", as: "manager", each: ["x", "", "' or 1=1", "__proto__", "019aa000-0000-7000-8000-000000000000"], steps: [sellGoods("{value}", "carry-out"), sellGoods("{other.place}", "{value}"), sellGoods("{other.place}", "deliver", "{value}")], expect: { status: 200, lacks: UNDONE } },
  ...(["nobody", "clara", "auditor", "cashier"] as const).map((as): Row => ({ id: `ST-18.${as}`, tries: `to count without the duty, as ${as}`, as, steps: countGoods(), expect: { lacks: UNDONE } })),
  { id: "ST-18.odd", tries: "counts that are none, of what is none, and what the books don't say", as: "manager", steps: [{ pieces: "-1" }, { pieces: "1e3" }, { pieces: "" }, { pieces: "99999999999" }, { booked: "9998" }, { booked: "x" }, { variantId: "x" }, { locationId: "019aa000-0000-7000-8000-000000000000" }, { press: "__proto__" }].map((over) => countGoods(over)), expect: { status: 200, lacks: UNDONE } },
];
export const staff: Area = { name: "The staff app", rows };
