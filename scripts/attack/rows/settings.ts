import type { Area, Ask, Row, Who } from "../types";
import { TYPED } from "./nasty";

const PAGES = ["/admin/begin", "/admin/settings", "/admin/settings/company"];
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const CODE = "0123456789ABCDEFGHJKMNPQRS";
const strangers: readonly Who[] = ["nobody", "clara"];
const company = (over: Readonly<Record<string, string>> = {}): Ask => ({
  path: "/admin/settings/company",
  call: { action: "admin/settings/company#save", args: [START, { form: { form: "company", seen: "0".repeat(64), shop: "Negozio di un estraneo", "headline.it": "Prova", "headline.en": "", "about.it": "Prova", "about.en": "", name: "Estranei S.r.l.", street: "Via 1", postcode: "20100", city: "Milano", province: "MI", country: "IT", vatNumber: "01234567890", register: "", capital: "", email: "x@y.example", certifiedEmail: "", phone: "+39 02 5550", "phoneHours.it": "", "phoneHours.en": "", ...over } }] },
});
const open = (over: Readonly<Record<string, string>> = {}): Ask => ({ path: "/admin/first", call: { action: "admin/first#openIt", args: [START, { form: { form: "first", code: CODE, name: "Prova Intrusa", email: "intrusa@posta.example", password: "lanterna di mezzanotte", ...over } }] } });
const NO_CODE = "019aa000-0000-7000-8000-00000000abf3";
const offer = (name: "add" | "change" | "end", over: Readonly<Record<string, string>> = {}): Ask => ({ path: "/admin/codes", call: { action: `admin/codes#${name}`, args: [START, { form: { form: name, couponId: NO_CODE, seen: "", code: "INTRUSO", name: "", kind: "percent", value: "99", from: "", until: "", minimum: "", maxUses: "", budget: "", batch: "", ...over } }] } });
const NOTHING = { lacks: ['"done":true'], headers: { "x-action-redirect": null } } as const;

const rows: readonly Row[] = [
  ...strangers.map((as): Row => ({ id: `CO-1.${as}`, tries: `the settings of the whole shop, as ${as}`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fadmin/ } } })),
  ...(["cashier", "care", "marketer", "buyer", "auditor"] as const).map((as): Row => ({ id: `CO-2.${as}`, tries: `them, as ${as}: they read who may, no form`, as, each: PAGES, steps: { path: "{value}" }, expect: { status: 200, lacks: ["editor-form", "begin-steps", "settings-list"] } })),
  ...[...strangers, "cashier" as const, "auditor" as const, "buyer" as const].map((as): Row => ({ id: `CO-3.${as}`, tries: `to say who sells, as ${as}`, as, steps: [company(), { path: "/it" }], expect: { lacks: ['"done":true', "Negozio di un estraneo"] } })),
  { id: "CO-4", tries: "to write over what somebody else said, with an edition that is none", as: "owner", each: ["", "0".repeat(64), "x".repeat(65), "' or 1=1"], steps: [company({ seen: "{value}" }), { path: "/it" }], expect: { lacks: ['"done":true', "Negozio di un estraneo"] } },
  { id: "CO-5", tries: "names, numbers and addresses that are none", as: "owner", each: ["x".repeat(5_000), "\u0000", "javascript:alert(1)", "__proto__"], steps: [company({ vatNumber: "{value}" }), company({ email: "{value}" }), company({ phone: "{value}x" }), company({ country: "{value}" })], expect: NOTHING },
  { id: "CO-6", tries: "to come in as the owner of a shop that is open, with codes that are none", each: [CODE, "", "x", "' or 1=1", "0".repeat(26)], steps: [open({ code: "{value}" }), { path: "/admin/first?code={value|uri}", expect: { status: [200, 307], lacks: ['name="password"'] } }], expect: NOTHING },
  { id: "CO-7", tries: "what nobody should type, in the address of the first page", each: TYPED, sample: 25, steps: { path: "/admin/first?code={value|uri}" }, expect: { status: [200, 307, 404, 431], lacks: ['name="password"', "<script>alert(1)</script>"] } },
  { id: "CO-8", tries: "to put something of oneself into what phones keep of the shop", each: ["evil.example", "evil.example:443"], steps: { path: "/manifest.webmanifest?name=%3Cscript%3E", headers: { "x-forwarded-host": "{value}" } }, expect: { status: 200, lacks: ["evil.example", "script"] } },
  ...strangers.map((as): Row => ({ id: `CO-9.${as}`, tries: `discount codes and their file, as ${as}`, as, each: ["/admin/codes", "/admin/codes?open=new", "/admin/codes/csv"], steps: { path: "{value}" }, expect: { status: [307, 401], lacks: ["BENVENUTO10"] } })),
  ...(["cashier", "care", "buyer", "auditor"] as const).map((as): Row => ({ id: `CO-10.${as}`, tries: `discount codes, as ${as}`, as, steps: [{ path: "/admin/codes", expect: { status: 200, lacks: ["grid-table", "BENVENUTO10"] } }, { path: "/admin/codes/csv", expect: { status: 403 } }, offer("add"), offer("change"), offer("end")], expect: NOTHING })),
  { id: "CO-11", tries: "codes, shares, sums, days and counts that are none", as: "marketer", each: ["", "-1", "1e9", "x".repeat(2_000), "__proto__", "' or 1=1", "\u0000", "2026-13-45"], steps: [offer("add", { value: "{value}x" }), offer("add", { code: "{value}!" }), offer("add", { until: "{value}z" }), offer("add", { budget: "{value}x" }), offer("add", { batch: "{value}y" }), offer("add", { couponId: "{value}" }), offer("change", { couponId: "{value}" }), offer("end", { couponId: "{value}" })], expect: NOTHING },
  { id: "CO-12", tries: "a code that pays for everything, as often as one likes", as: "marketer", each: ["100", "100,00"], steps: [offer("add", { value: "{value}" }), offer("add", { kind: "amount", value: "{value}", minimum: "{value}" })], expect: NOTHING },
  { id: "CO-13", tries: "what nobody should type, in the address of the codes", as: "marketer", each: TYPED, sample: 25, steps: [{ path: "/admin/codes?q={value|uri}&state={value|uri}&open={value|uri}&after={value|uri}", expect: { status: [200, 404, 431], lacks: ["<script>alert(1)</script>"] } }, { path: "/admin/codes/csv?q={value|uri}&state={value|uri}" }], expect: { status: [200, 404, 431] } },
];
export const settings: Area = { name: "Company, opening, discount codes", rows };
