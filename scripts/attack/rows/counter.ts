import type { Area, Ask, Row, Who } from "../types";

const STORE = "/staff/milano-corso-como"; // the cashier's
const TORINO = "/staff/torino-via-lagrange";
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const form = (path: string, action: string, fields: Readonly<Record<string, string>>): Ask => ({ path, call: { action: `staff/${action}`, args: [START, { form: { form: "x", ...fields } }] } });
const pin = (typed: string, who = "{colleague.cashier}"): Ask => form("/staff/counter", "counter#enter", { staffId: who, pin: typed });
const lock = form("/staff/counter", "counter#lock", {});
const enrol = (place = "{place.milano}", store = STORE): Ask => form(`${store}/counters`, "[store]/counters#enrol", { locationId: place, name: "Cassa rubata" });
const revoke = (device = "{counter.id}"): Ask => form(`${STORE}/counters`, "[store]/counters#revoke", { deviceId: device });
const choose = (more: Readonly<Record<string, string>> = {}): Ask => form(`${STORE}/pin`, "[store]/pin#choose", { password: "{cashier.password}", pin: "482916", again: "482916", ...more });
const UNDONE = ['"done":true', '"ok":true'];
const IN = { cookies: { unico_counter: "{counter.token}" } };
const at = (ask: Ask): Ask => ({ ...ask, ...IN });
const strangers: readonly Who[] = ["nobody", "clara"];
const QUEUE = "/api/staff/queue?place={place.milano}";
const CHOSEN = "update staff_pins set misses = 0";
/** A try at a PIN is counted, right or wrong. */
const TRIED = ["staff_pins"];
const NEWCOMER = [...TRIED, "sessions", "devices", "people_edits"];

const rows: Row[] = [
  ...strangers.map((as): Row => ({ id: `CT-1.${as}`, tries: `a store's counters, and one's PIN, as ${as}`, as, each: [`${STORE}/counters`, `${STORE}/pin`], steps: { path: "{value}" }, expect: { status: 307, headers: { location: /\/admin\/sign-in\?/ } } })),
  ...strangers.map((as): Row => ({ id: `CT-9.${as}`, tries: `the names at a counter, in a browser that is none, as ${as}`, as, each: ["/staff/counter", "/staff/counter?who={colleague.cashier}"], steps: [{ path: "{value}", expect: { status: [200, 307], lacks: ["Carlo Cassiere", "pin-digits", "class=\"faces"] } }, { path: "{value}", cookies: { unico_counter: "00000000000000000000000000" } }], expect: { status: [200, 307], lacks: ["Carlo Cassiere", "pin-digits", "class=\"faces"] } })),
  ...strangers.map((as): Row => ({ id: `CT-2.${as}`, tries: `to enrol, revoke, choose a PIN and come in by one, from a browser that is no counter, as ${as}`, as, steps: [enrol(), revoke(), choose(), pin("482915")], expect: { lacks: [...UNDONE, "NEXT_REDIRECT"], headers: { "x-action-redirect": null } } })),
  { id: "A-51", tries: "a right PIN in a browser that was never enrolled, with tokens that are none", each: ["", "x", "00000000000000000000000000", "' or 1=1--aaaaaaaaaaaaaaaaa", "__proto__"], steps: { ...pin("482915"), cookies: { unico_counter: "{value}" } }, expect: { status: 200, lacks: UNDONE, headers: { "x-action-redirect": null, "set-cookie": null } } },
  { id: "A-51.revoked", tries: "a right PIN on a counter that was revoked, and to go on there", steps: [{ behind: "update devices set revoked_at = now(), revoked_by = (select id from staff where email = '{manager.email}') where id = '{counter.spare}'" }, { ...pin("482915"), cookies: { unico_counter: "{counter.spareToken}" }, expect: { status: 200, headers: { "x-action-redirect": null } } }, { path: QUEUE, cookies: { unico_counter: "{counter.spareToken}" } }], expect: { status: [200, 401], lacks: UNDONE }, changes: ["devices"] },
  { id: "CT-3", tries: "PINs of people who don't work here, of nobody, and what is no PIN", steps: [["482915", "{colleague.auditor}"], ["482915", "019aa000-0000-7000-8000-000000000000"], ["482915", "x"], ["48291"], ["4829155"], ["٤٨٢٩١٥"], ["482915'"], ["x".repeat(4_000)], [""]].map(([typed = "", who]) => ({ ...at(pin(typed, who)), expect: { status: 200, lacks: UNDONE, headers: { "x-action-redirect": null } } })), expect: {} },
  { id: "CT-4", tries: "a PIN five times wrong, then the right one", steps: [...["000001", "000002", "000003", "000004", "000005"].map((typed) => at(pin(typed))), at(pin("482915"))], expect: { status: 200, lacks: UNDONE, headers: { "x-action-redirect": null } }, changes: TRIED, afterwards: CHOSEN },
  { id: "CT-5", tries: "thirty PINs at once", steps: { ...at(pin("000001")), times: 30, together: true }, expect: { status: 200, headers: { "x-action-redirect": null }, atMost: { answers: 4, matching: /Rest(?:a|ano)/ } }, changes: TRIED, afterwards: CHOSEN },
  { id: "CT-6", tries: "to be led elsewhere after a PIN", each: ["//evil.example", "https://evil.example", "/\\evil.example", "/admin", `${TORINO}/more`, `${STORE}evil`], steps: { ...IN, path: "/staff/counter", call: { action: "staff/counter#enter", args: [START, { form: { form: "pin", staffId: "{colleague.cashier}", pin: "482915", next: "{value}" } }] } }, expect: { status: [200, 303], headers: { "x-action-redirect": /^\/staff\/milano-corso-como;/ } }, changes: NEWCOMER },
  ...(["cashier", "picker", "buyer", "marketer", "care", "auditor"] as const).map((as): Row => ({ id: `A-49.counters.${as}`, tries: `a manager's acts at the counters, as ${as}`, as, steps: [{ path: `${STORE}/counters`, expect: { status: 200, lacks: ["devices", "Cassa"] } }, enrol(), revoke(), revoke("019aa000-0000-7000-8000-000000000000")], expect: { status: 200, lacks: UNDONE, headers: { "set-cookie": null } } })),
  { id: "A-07.counters", tries: "the counters of a store where one doesn't work", as: "cashier", steps: [{ path: `${TORINO}/counters`, expect: { lacks: ["devices"] } }, { path: `${TORINO}/pin` }, enrol("{place.torino}", TORINO)], expect: { status: 200, lacks: UNDONE } },
  { id: "CT-7", tries: "another PIN without the password, with a wrong one, and PINs that anybody would try", as: "cashier", steps: [choose({ password: "" }), choose({ password: "resto-contato-8" }), choose({ pin: "123456", again: "123456" }), choose({ pin: "111111", again: "111111" }), choose({ again: "482917" }), choose({ pin: "48291", again: "48291" }), choose({ pin: "x".repeat(4_000), again: "x".repeat(4_000) })], expect: { status: 200, lacks: UNDONE } },
  { id: "A-45.disabled", tries: "to go on after one was disabled, at the next request", as: "picker", steps: [{ enter: "picker" }, { path: QUEUE, expect: { status: 200 } }, { behind: "update staff set disabled_at = now() where email = '{picker.email}'" }, { path: QUEUE, expect: { status: 401 } }, { path: STORE, expect: { status: 307 } }, at(pin("730264", "{colleague.picker}"))], expect: { lacks: UNDONE, headers: { "x-action-redirect": null } }, changes: ["staff", "sessions"], afterwards: "update staff set disabled_at = null where email = '{picker.email}'" },
  { id: "CT-8", tries: "a counter's lock, by anybody", steps: lock, expect: { headers: { "x-action-redirect": /^\/staff\/counter;/ } } },
];

const APPROVE = `${STORE}/approve`;
const DISCOUNT = { action: "line-discount", locationId: "{place.milano}", subject: "line:1:1", amount: "4000", about: "Prova", store: "milano-corso-como", back: STORE };
const askFor = (more: Readonly<Record<string, string>> = {}): Ask => form(APPROVE, "[store]/approve#ask", { ...DISCOUNT, ...more });
const giveTo = (approvalId: string, more: Readonly<Record<string, string>> = {}): Ask => form(APPROVE, "[store]/approve#give", { approvalId, ...more });
const askFromPage = (more: Readonly<Record<string, string>> = {}): Ask => form(APPROVE, "[store]/approve#askHere", { ...DISCOUNT, ...more });
const endOf = (approvalId: string): Ask => form(APPROVE, "[store]/approve#endIt", { approvalId });
const pinFromPage = (typed: string, more: Readonly<Record<string, string>> = {}): Ask => form(APPROVE, "[store]/approve#pinHere", { ...DISCOUNT, staffId: "{colleague.manager}", pin: typed, ...more });
const byPin = (typed: string, more: Readonly<Record<string, string>> = {}): Ask => form(APPROVE, "[store]/approve#byPin", { ...DISCOUNT, staffId: "{colleague.manager}", pin: typed, back: STORE, ...more });
/** The cashier has asked for a discount. */
const asked = (id: string) => ({ behind: `insert into approvals (id, action, location_id, subject, amount, bound, asked_by, asked_at, expires_at) select '${id}', 'line-discount', '{place.milano}', 'line:1:1', 4000,
  encode(sha256(convert_to(concat_ws(E'\\n', '{colleague.cashier}', 'line-discount', '{place.milano}', '4000', 'line:1:1'), 'UTF8')), 'hex'), '{colleague.cashier}', now(), now() + interval '5 minutes' where not exists (select 1 from approvals where id = '${id}')` });
const [ASKED, OTHER] = ["019aa000-0000-7000-8000-00000000a001", "019aa000-0000-7000-8000-00000000a002"];
const LIVE = "/api/staff/approvals/live?place={place.milano}";
const ASKS = ["approvals", "facts"];
const TURNED = { headers: { "x-action-redirect": null } };

const approvals: Row[] = [
  ...strangers.map((as): Row => ({ id: `AP-1.${as}`, tries: `a manager's list, to ask, to give, to type a PIN, as ${as}`, as, steps: [{ path: APPROVE, expect: { status: 307 } }, askFor(), giveTo(ASKED), byPin("915370")], expect: { lacks: UNDONE, ...TURNED } })),
  ...(["cashier", "picker", "auditor", "care"] as const).map((as): Row => ({ id: `AP-2.${as}`, tries: `to approve what a cashier asked for, as ${as}`, as, steps: [asked(ASKED), { path: APPROVE, expect: { status: 200, lacks: ["approve#give"] } }, giveTo(ASKED), giveTo(ASKED, { staffId: "{colleague.manager}", pin: "915370" }), giveTo(ASKED, { staffId: "{colleague.manager}" })], expect: { status: 200, lacks: UNDONE }, changes: ASKS })),
  { id: "AP-3", tries: "a manager's right PIN away from an enrolled counter", as: "cashier", steps: [byPin("915370"), { ...byPin("915370"), cookies: { unico_counter: "00000000000000000000000000" } }], expect: { status: 200, lacks: UNDONE, ...TURNED }, changes: ASKS },
  { id: "AP-4", tries: "a manager's PIN guessed from the till", as: "cashier", steps: ["000001", "000002", "000003", "000004", "000005", "915370"].map((typed) => ({ ...at(byPin(typed)), expect: { status: 200, lacks: UNDONE, ...TURNED } })), expect: {}, changes: [...ASKS, ...TRIED], afterwards: CHOSEN },
  { id: "AP-5", tries: "approvals of what is none, without end, and for another place", as: "cashier", steps: [{ action: "__proto__" }, { action: "refund" }, { amount: "-1" }, { amount: "1e99" }, { amount: "NaN" }, { amount: "0.5" }, { amount: "4000 or 1=1" }, { subject: "" }, { subject: "x".repeat(4_000) }, { subject: "a\nb" }, { about: "x".repeat(4_000) }, { locationId: "{place.torino}" }, { locationId: "x" }, { store: "../evil" }].map((more) => ({ ...askFor(more), expect: { status: 200, lacks: UNDONE, ...TURNED } })), expect: {} },
  { id: "AP-6", tries: "a cashier's own PIN for what is beyond them", as: "cashier", steps: at(byPin("482915", { staffId: "{colleague.cashier}" })), expect: { status: 200, lacks: UNDONE, ...TURNED }, changes: [...ASKS, ...TRIED], afterwards: CHOSEN },
  { id: "AP-7", tries: "to approve more than a manager may, after its time, and what isn't there", as: "manager", steps: [asked(OTHER), giveTo("019aa000-0000-7000-8000-0000000000ff"), giveTo("x"), giveTo("' or 1=1"), at(byPin("915370", { amount: "5001" }))], expect: { status: 200, lacks: UNDONE, ...TURNED }, changes: [...ASKS, ...TRIED] },
  { id: "AP-8", tries: "to be led elsewhere after a manager's PIN", as: "cashier", each: ["//evil.example", "https://evil.example", "/\\evil.example", "/admin", "/staff/%2e%2e//evil.example"], steps: at(byPin("915370", { back: "{value}" })), expect: { status: [200, 303], headers: { "x-action-redirect": /^\/staff[;/]/ } }, changes: [...ASKS, ...TRIED] },
  { id: "AP-9", tries: "markup and nonsense in what a manager reads", as: "manager", each: ["?action=line-discount&subject=x&amount=1&about=%3Cscript%3Ealert(1)%3C/script%3E", "?action=x", "?action=line-discount", "?action=line-discount&subject=x&amount=-1", "?action=line-discount&subject=x&amount=9&back=https://evil.example", "?action=line-discount&action=line-discount", "?action=line-discount&subject=x&amount=1&by=%00"], steps: { path: `${APPROVE}{value}` }, expect: { status: [200, 404], lacks: ["<script>alert(1)", 'href="https://evil.example'] } },
  { id: "AP-10", tries: "to be led elsewhere by who is asked", as: "cashier", each: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"], steps: askFor({ back: "{value}", subject: "line:10:1" }), expect: { status: [200, 303], headers: { "x-action-redirect": /^\/staff\/milano-corso-como\/approve\?(?!.*evil)/ } }, changes: ASKS },
  ...strangers.map((as): Row => ({ id: `AP-13.${as}`, tries: `to ask from a page, to type a PIN there, to end what a cashier asked for, as ${as}`, as, steps: [askFromPage(), pinFromPage("915370"), endOf(ASKED)], expect: { lacks: UNDONE, ...TURNED } })),
  ...(["picker", "auditor", "care"] as const).map((as): Row => ({ id: `AP-13.${as}`, tries: `to end what a cashier asked for, as ${as}`, as, steps: [asked(ASKED), endOf(ASKED), pinFromPage("915370")], expect: { status: 200, lacks: UNDONE }, changes: ASKS })),
  { id: "AP-13", tries: "to ask from a page for what is none, a manager's PIN there away from an enrolled counter, to end what isn't there", as: "cashier", steps: [askFromPage({ action: "__proto__" }), askFromPage({ amount: "-1" }), askFromPage({ locationId: "{place.torino}" }), askFromPage({ subject: "a\nb" }), pinFromPage("915370", { subject: "line:13:1" }), endOf("019aa000-0000-7000-8000-0000000000ff"), endOf("x"), endOf("' or 1=1"), endOf("__proto__")], expect: { status: 200, lacks: UNDONE, ...TURNED }, changes: ASKS },
  ...strangers.map((as): Row => ({ id: `AP-11.${as}`, tries: `to hear what waits for a manager, as ${as}`, as, each: [`${LIVE}&approvalId=${ASKED}`], steps: { path: "{value}" }, expect: { status: 401 } })),
  { id: "AP-12", tries: "to hear of approvals that somebody else asked for, or nobody", as: "manager", each: [`${LIVE}&approvalId=${ASKED}`, LIVE, `${LIVE}&approvalId=019aa000-0000-7000-8000-0000000000ff`, `${LIVE}&approvalId=x`, `${LIVE}&approvalId=%27%20or%201=1`, LIVE.replace("{place.milano}", "__proto__")], steps: { path: "{value}" }, expect: { status: [400, 403] } },
];
rows.push(...approvals);
export const counter: Area = { name: "Counters and PINs", rows };
