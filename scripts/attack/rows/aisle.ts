import type { Area, Ask, Row } from "../types";
import { ODD } from "./nasty";

const STORE = "milano-corso-como";
const OK = ['"ok":true'];
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Ask => ({ path, method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
const wish = (more: object = {}) => ({ store: STORE, variantId: "{variant.id}", ...more });
const NONE = "019aa000-0000-7000-8000-000000000000";
// None of them is a variant's id. Asked about no label at all (null), a store that is open brings the thing: that is no attack.
const NO_VARIANT = [...ODD.map((odd) => JSON.stringify(odd)), '"x"', '"\' or 1=1 --"', '"{variant.sku}"'];
const HERE = (query: string) => `/api/here?store=${STORE}&locale=it&variants={variant.id}${query}`;

const rows: Row[] = [
  { id: "AI-1", tries: "to ask for impossible things from an aisle", each: NO_VARIANT, steps: { ...post("/api/aisle", `{"store":"${STORE}","variantId":{value}}`), expect: { status: 400, has: ["bad-input"] } }, expect: {} },
  { id: "AI-1.label", tries: "to have scanned a label of something that can't be", each: NO_VARIANT.filter((odd) => odd !== "null"), steps: { ...post("/api/aisle", `{"store":"${STORE}","variantId":"{variant.id}","labelOf":{value}}`), expect: { status: 400, has: ["bad-input"] } }, expect: {} },
  { id: "AI-1.words", tries: "to stand at a place of four thousand signs, or of none that can be seen", each: ["x".repeat(4_000), "<script>alert(1)</script>".repeat(40)], steps: post("/api/aisle", '{"store":"milano-corso-como","variantId":"{variant.id}","spot":"{value|json}"}'), expect: { status: 400, has: ["bad-input"] } },
  { id: "AI-2", tries: "to ask in stores that are none, and in the warehouse", each: ["x", "lodi-magazzino", "__proto__", "milano", "a".repeat(80)], steps: post("/api/aisle", { store: "{value}", variantId: "{variant.id}" }), expect: { status: [400, 404, 429], lacks: OK } },
  { id: "AI-2.path", tries: "to ask in a store by a path", each: ["../x", "", "'", "A", "a".repeat(81), "milano-corso-como\\u0000"], steps: post("/api/aisle", '{"store":"{value}","variantId":"{variant.id}"}'), expect: { status: 400, has: ["bad-input"] } },
  { id: "AI-3", tries: "to ask from another site, in somebody's name", each: ["https://evil.example", "null", "{base}.evil.example"], steps: [post("/api/aisle", wish(), { origin: "{value}", "sec-fetch-site": "cross-site" }), post("/api/aisle/withdraw", { requestId: NONE }, { origin: "{value}", "sec-fetch-site": "cross-site" }), post("/api/aisle/miss", wish(), { origin: "{value}", "sec-fetch-site": "cross-site" })].map((ask) => ({ ...ask, expect: { status: 403 } })), expect: { status: 403 } },
  { id: "AI-4", tries: "what others asked for, by keys that were made up", each: ["{random}", "00000000000000000000000000", "' or 1=1 --", "%00", "x".repeat(3_000)], steps: [{ path: "/api/aisle?locale=it", cookies: { unico_aisle: "{value}" }, expect: { status: [200, 431], lacks: ['"state"'] } }, { path: "/api/live/aisle", cookies: { unico_aisle: "{value}" }, expect: { status: [404, 431] } }], expect: { lacks: ['"state"'] } },
  { id: "AI-5", tries: "to withdraw what nobody asked for, or somebody else did", each: [NONE, "{other.part}", "{order.clara.id}"], steps: post("/api/aisle/withdraw", { requestId: "{value}" }), expect: { status: [400, 404], lacks: OK } },
  { id: "AI-5.odd", tries: "anything as a request", each: ODD.map((odd) => `{"requestId":${JSON.stringify(odd)}}`), steps: post("/api/aisle/withdraw", "{value}"), expect: { status: 400, has: ["bad-input"] } },
  { id: "AI-6", tries: "misses of what is there, and of what is nowhere", each: ["{variant.id}", NONE, "{other.part}"], steps: post("/api/aisle/miss", { store: STORE, variantId: "{value}" }), expect: { status: [409, 429], lacks: OK } },
  { id: "AI-7", tries: "to fill a store's list of misses by repeating one", steps: { ...post("/api/aisle/miss", wish()), times: 100, together: true }, expect: { atMost: { answers: 1, matching: /"not-missed"|"ok":true/ } } },
  { id: "AI-8", tries: "to flood a store: asked again and again without the key it gave", steps: { ...post("/api/aisle", wish()), cookies: { unico_aisle: null }, times: 60, together: true }, expect: { atMost: { answers: 32, matching: /"ok":true|"nobody-there"|"closed"|"store-busy"|"none-here"/ } }, changes: ["aisle_requests", "aisle_request_steps"] },
  { id: "AI-9", tries: "what a store has, with variants that are none, too many, or in no language", each: ["&variants=x", "&locale=xx", "&store=x", "&__proto__=x"], steps: { path: HERE("{value}") }, expect: { status: [200, 400] } },
  { id: "AI-9.many", tries: "a thousand variants at once", steps: { path: `/api/here?store=${STORE}&locale=it&variants=${Array.from({ length: 200 }, () => NONE).join(",")}` }, expect: { status: [400, 414, 431] } },
  { id: "AI-9.ways", tries: "other ways into these", each: ["PUT", "DELETE"], steps: ["/api/here", "/api/live/aisle", "/api/aisle", "/api/aisle/withdraw", "/api/aisle/miss"].map((path): Ask => ({ path, method: "{value}", expect: { status: [403, 405, 415] } })), expect: {} },
  { id: "AI-10", tries: "pages of products in stores that are none, and things that are no product", each: ["x/p/lampada-fungo", "lodi-magazzino/p/lampada-fungo", `${STORE}/p/x`, STORE, `${STORE}/p`, `${STORE}/x/lampada-fungo`, `${STORE}/p/lampada-fungo/-`, "__proto__/p/__proto__", "%00/p/lampada-fungo", `${STORE}/p/..%2f..%2fadmin`], steps: { path: "/it/s/{value}" }, expect: { status: [400, 404, 308] } },
  { id: "AI-10.variant", tries: "variants that are none, in a store", each: ["x", "'", "{variant.sku}x", "%00", "__proto__"], steps: { path: `/it/s/${STORE}/p/lampada-fungo?v={value}` }, expect: { status: [200, 400], within: 4_000 } },
];
export const aisle: Area = { name: "Aisle", rows };
