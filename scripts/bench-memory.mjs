// `npm run bench:memory [minutes] [pages a second]`: browses the shop that `npm start` opened, as many visitors would (60 minutes
// and 2 pages a second unless told): pages and what a browser asks beside them, searches, filters, suggestions. Prints every minute how
// many megabytes the server holds, and fails when it ends above the budget. Linux only: it reads /proc.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const BUDGET_MB = 350;
const base = process.env.UNICO_BASE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const [minutes = 60, rate = 2] = process.argv.slice(2).map(Number);
const server = JSON.parse(readFileSync(".unico/run.json", "utf8")).children.app;
if (!server) throw new Error("no shop runs here: `npm start` first");

const heldNow = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1]) / 1024;
const any = (list) => list[Math.floor(Math.random() * list.length)];
const WORDS = ["lampada", "lampda", "vaso", "cuscino lino", "tazza", "zzyx", "mug", "legno", "moka", "te"];

const sitemap = await (await fetch(`${base}/sitemap.xml`)).text();
const pages = [...sitemap.matchAll(/<loc>[^<]*?(\/(?:it|en)[^<]*)<\/loc>/g)].map(([, path]) => path);
const lists = pages.filter((path) => path.includes("/c/"));

/** One thing that a visitor does; the answer is read to its end. */
const WAYS = [
  () => [any(pages)],
  () => [any(pages)],
  () => [any(pages), { headers: { rsc: "1" } }],
  () => [`${any(lists)}/filter?sort=${any(["price-up", "price-down", "new"])}&available=yes`],
  () => [`/${any(["it", "en"])}/search?q=${encodeURIComponent(any(WORDS))}`],
  () => [`/api/suggest?locale=it&q=${encodeURIComponent(any(WORDS).slice(0, 4))}`],
  () => [`/${any(["it", "en"])}/${any(["cart", "checkout", "sign-in", "orders"])}`],
];
let asked = 0;
let refused = 0;
async function visit() {
  const [path, options] = any(WAYS)();
  try {
    const answer = await fetch(base + path, { ...options, headers: { "accept-encoding": "gzip", ...options?.headers } });
    await answer.arrayBuffer();
    if (answer.status >= 500) refused += 1;
  } catch {
    refused += 1;
  }
  asked += 1;
}

let most = 0;
for (let minute = 1; minute <= minutes; minute += 1) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    void visit();
    await pause(1000 / rate);
  }
  most = Math.max(most, heldNow());
  console.log(`minute ${minute}: ${heldNow().toFixed(0)} MB held, ${asked} pages asked, ${refused} not answered`);
}
const held = heldNow();
console.log(`${held.toFixed(0)} MB held after ${minutes} minutes (at most ${most.toFixed(0)}); the budget is ${BUDGET_MB} MB`);
process.exitCode = held > BUDGET_MB ? 1 : 0;
