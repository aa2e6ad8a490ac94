import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";

const STORE = "/staff/milano-corso-como"; // the cashier's
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const receipt = (body: string): Ask => ({ path: "/api/staff/receipt", method: "POST", body, headers: { "content-type": "application/json" } });
const mail = (fields: Readonly<Record<string, string>>): Ask => ({ path: `${STORE}/receipts`, call: { action: "staff/[store]/receipts#mail", args: [START, { form: { form: "mail", ...fields } }] } });
const BRUNO = { number: "{order.bruno.number}", email: "prova.{random}@posta.example" };
const UNDONE = ['"done":true'];
const strangers: readonly Who[] = ["nobody", "clara"];

const rows: Row[] = [
  ...strangers.map((as): Row => ({ id: `RC-1.${as}`, tries: `to print a receipt, as ${as}`, as, steps: receipt('{"number":"{order.bruno.number}"}'), expect: { status: 401, lacks: ["rows"] } })),
  { id: "RC-2", tries: "to print a receipt without the duty", as: "auditor", steps: receipt('{"number":"{order.bruno.number}"}'), expect: { status: [403, 404], lacks: ["rows"] } },
  { id: "RC-3", tries: "receipts of what is none", as: "manager", each: ['{"number":"ZZZZZZZZ"}', '{"number":""}', '{"number":"\' or 1=1 --"}', '{"number":["x"]}', '{"number":"x","roll":"76"}', '{"number":"x","gift":"yes"}', "{}", '{"__proto__":{"number":"x"}}'], steps: receipt("{value}"), expect: { status: [400, 404], lacks: ["rows"] } },
  ...strangers.map((as): Row => ({ id: `RC-4.${as}`, tries: `the receipts of a store, as ${as}`, as, each: [`${STORE}/receipts`, `${STORE}/receipts?q={order.bruno.number}`], steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fstaff/ } } })),
  { id: "RC-5", tries: "receipts without a duty in a store", as: "auditor", steps: { path: `${STORE}/receipts?q={order.bruno.number}` }, expect: { status: 200, lacks: ["roll-paper", "receipt-qr"] } },
  { id: "RC-6", tries: "the receipt of another store's order by its number, and receipts in stores where one doesn't work", as: "cashier", each: [`${STORE}/receipts?q={order.bruno.number}`, "/staff/torino-via-lagrange/receipts?q={order.bruno.number}", "/staff/x/receipts", "/staff/__proto__/receipts?q=x"], steps: { path: "{value}" }, expect: { status: [200, 404], lacks: ["{bruno.email}", "bruno segreto"] }, changes: ["codes"] },
  ...strangers.map((as): Row => ({ id: `RC-7.${as}`, tries: `to have a receipt sent somewhere, as ${as}`, as, steps: mail(BRUNO), expect: { lacks: UNDONE } })),
  { id: "RC-7.auditor", tries: "to have a receipt sent without the duty", as: "auditor", steps: mail(BRUNO), expect: { status: 200, lacks: UNDONE }, changes: ["rate_limits"] },
  { id: "RC-8", tries: "to have receipts sent to what is no address, and to several", as: "manager", each: ["", "x", "a@b", "a@example.org,b@example.org", "a@example.org\r\nBcc: b@example.org", "<script>@x.example", "__proto__"], steps: mail({ number: "{order.bruno.number}", email: "{value}" }), expect: { status: 200, lacks: UNDONE } },
  { id: "RC-9", tries: "receipts that are none, sent and looked for", as: "manager", each: ["", "ZZZZZZZZ", "' or 1=1 --", "R9999/999999999", "R2026/-1", "__proto__"], steps: [mail({ number: "{value}", email: "prova.{random}@posta.example" }), { path: `${STORE}/receipts?q={value|uri}` }], expect: { status: 200, lacks: [...UNDONE, "roll-paper"] }, changes: ["rate_limits"] },
  { id: "RC-10", tries: "what nobody should type as a receipt", as: "manager", each: TYPED, sample: 25, steps: { path: `${STORE}/receipts?q={value|uri}` }, expect: { status: [200, 404, 431], lacks: ["roll-paper"], within: 2_000 }, long: true },
  { id: "RC-11", tries: "to have letters sent to one address until it is full of them", as: "manager", steps: { ...mail({ number: "ZZZZZZZZ", email: "vittima.{random}@posta.example" }), times: 6 }, expect: { status: 200, lacks: UNDONE }, changes: ["rate_limits"] },
];
export const receipts: Area = { name: "Receipts", rows };
