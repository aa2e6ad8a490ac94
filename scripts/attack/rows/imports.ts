import type { Area, Ask, Row, Who } from "../types";

const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const ID = "019aa000-0000-7000-8000-00000000ad01";
const FILE = `/admin/imports/${ID}`;
const HIDDEN = ["encType=", "/api/staff/imports/upload", 'name="file"'];
const call = (action: string, importId = ID): Ask => ({ path: FILE, call: { action: `admin/imports#${action}`, args: [START, { form: { form: "x", importId } }] } });
const body = (file: string) => `--B0\r\ncontent-disposition: form-data; name="importId"\r\n\r\n${ID}\r\n--B0\r\ncontent-disposition: form-data; name="currency"\r\n\r\nEUR\r\n--B0\r\ncontent-disposition: form-data; name="language"\r\n\r\nit\r\n--B0\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\n${file}\r\n--B0--\r\n`;
const upload = (file: string, headers: Readonly<Record<string, string | null>> = {}): Ask => ({ path: "/api/staff/imports/upload", method: "POST", body: file, headers: { "content-type": "multipart/form-data; boundary=B0", accept: "application/json", ...headers } });
const GOOD = body("sku,price\nX,1\n");
const DOWNLOADS = ["/api/staff/exports?kind=products", "/api/staff/exports?kind=prices", "/api/staff/exports?kind=stock", `/api/staff/imports/${ID}`];

const strangers: readonly Who[] = ["nobody", "clara"];
const others: readonly Who[] = ["cashier", "picker", "auditor", "care"];
const rows: readonly Row[] = [
  ...strangers.map((as): Row => ({ id: `IM-1.${as}`, tries: `the office's imports, as ${as}`, as, each: ["/admin/imports", FILE], steps: { path: "{value}" }, expect: { status: 307, headers: { location: /^\/admin\/sign-in\?next=%2Fadmin/ } } })),
  ...strangers.map((as): Row => ({ id: `IM-2.${as}`, tries: `to bring a file, or take what the shop has, as ${as}`, as, steps: [upload(GOOD, {}), ...DOWNLOADS.map((path): Ask => ({ path, expect: { status: 401 } }))], expect: { status: 401 } })),
  ...others.map((as): Row => ({ id: `IM-3.${as}`, tries: `the imports of the whole shop, as ${as}`, as, steps: [{ path: "/admin/imports", expect: { status: 200, lacks: HIDDEN } }, { path: FILE, expect: { status: 200, lacks: HIDDEN } }, upload(GOOD), ...DOWNLOADS.map((path): Ask => ({ path, expect: { status: 403 } }))], expect: { status: 403 } })),
  ...[...strangers, ...others].map((as): Row => ({ id: `IM-4.${as}`, tries: `to have a file written and taken back, as ${as}`, as, steps: [call("confirm"), call("undo"), call("confirm", "' or 1=1"), call("undo", "__proto__")], expect: { lacks: ['"done":true', '"ok":true'] } })),
  { id: "IM-5", tries: "to bring a file from another site's form", as: "buyer", each: ["https://evil.example", "null", "http://localhost.evil.example"], steps: upload(GOOD, { origin: "{value}" }), expect: { status: 403 } },
  { id: "IM-6", tries: "what is no form, no file and no table", as: "buyer", each: ["", "--B0", "--B0--\r\n", body(""), body("a,b\n1,2\n"), body("sku,price\nA\0,1\n"), body('sku,price\nA,"1\n'), "x".repeat(100_000), GOOD.replace("EUR", "XXX"), GOOD.replace(ID, "__proto__"), GOOD.slice(0, -30)], steps: upload("{value}"), expect: { status: [400, 409, 429], lacks: ["at ", "node_modules"] } },
  { id: "IM-7", tries: "exports of other kinds, and files that are not there", as: "buyer", each: ["/api/staff/exports", "/api/staff/exports?kind=customers", "/api/staff/exports?kind=products&kind=prices", "/api/staff/exports?kind=products&currency=XXX", "/api/staff/imports/x", `/api/staff/imports/${ID}`], steps: { path: "{value}" }, expect: { status: [400, 404] } },
  { id: "IM-8", tries: "words of the address on the page", as: "buyer", each: ["?why=%3Cscript%3Ealert(1)%3C/script%3E", "?why=unreadable&what=__proto__", "?why=unreadable&what=quotes&line=%3Cb%3E", "?why=unknown-format&columns=%3Cscript%3Ealert(1)%3C/script%3E", "?why=other-kind&found=constructor"], steps: { path: "/admin/imports{value}" }, expect: { status: 200, lacks: ["<script>alert(1)</script>", "<b>"] } },
];
export const imports: Area = { name: "Imports", rows };
