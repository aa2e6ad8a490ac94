import type { Area, Row, Who } from "../types";

const STORE = "/staff/milano-corso-como"; // the cashier's
const PAGES = ["/staff", STORE, `${STORE}/more`];
const DATA = ["/api/staff/queue?place={other.place}", "/api/staff/live?place={other.place}"];
const strangers: readonly Who[] = ["nobody", "clara"];
const move = (to: string) => ({ behind: `update staff_roles set location_id = (select id from locations where handle = '${to}') where staff_id = (select id from staff where email = '{cashier.email}')` });
const BACK = "update staff_roles set location_id = (select id from locations where handle = 'milano-corso-como') where staff_id = (select id from staff where email = '{cashier.email}')";

const rows: Row[] = [
  ...strangers.map((as): Row => ({ id: `ST-1.${as}`, tries: `the staff app, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fstaff/ } } })),
  ...strangers.map((as): Row => ({ id: `ST-2.${as}`, tries: `a store's queue, and to follow it, as ${as}`, as, each: DATA, steps: { path: "{value}" }, expect: { status: 401, has: ["not-signed-in"] } })),
  { id: "ST-3", tries: "a store's queue without the duty", as: "auditor", each: PAGES, steps: { path: "{value}" }, expect: { status: 200, lacks: ["queue-list", "tabs"] } },
  { id: "ST-3.data", tries: "the same behind the page", as: "auditor", each: DATA, steps: { path: "{value}" }, expect: { status: 403, has: ["not-yours"] } },
  { id: "ST-4", tries: "the queue of a store where one doesn't work", as: "cashier", each: ["/staff/torino-via-lagrange", "/staff/torino-via-lagrange/more", "/staff/lodi-magazzino", "/staff/x", "/staff/%00", "/staff/..%2fadmin", "/staff/__proto__"], steps: { path: "{value}" }, expect: { status: [200, 404], lacks: ["queue-list", "tabs"] } },
  { id: "ST-4.data", tries: "the same behind the page, a moment after one was moved to another store", as: "cashier", each: DATA, steps: [move("torino-via-lagrange"), { path: "{value}" }], expect: { status: 403, has: ["not-yours"] }, changes: ["staff_roles"], afterwards: BACK },
  { id: "ST-5", tries: "places that are none", as: "cashier", each: ["", "?place=", "?place=x", "?place={other.place}&place={other.place}", "?place='%20or%201=1", "?place[]={other.place}", "?__proto__=x"].flatMap((query) => [`/api/staff/queue${query}`, `/api/staff/live${query}`]), steps: { path: "{value}" }, expect: { status: 400, has: ["bad-input"] } },
  { id: "ST-5.none", tries: "a place that isn't there", as: "manager", steps: { path: "/api/staff/queue?place=019aa000-0000-7000-8000-000000000000" }, expect: { status: 403 } },
  { id: "ST-6", tries: "other ways into a queue", as: "cashier", each: ["POST", "PUT", "DELETE"], steps: { path: "/api/staff/queue?place={other.place}", method: "{value}" }, expect: { status: [403, 405] } },
];
export const staff: Area = { name: "The staff app", rows };
