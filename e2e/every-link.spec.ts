import { addresses } from "@/components/shop/addresses";
import { expect, test } from "./shop";

const own = (base: string, from: string, href: string): string | null => {
  const url = new URL(href.replaceAll("&amp;", "&"), new URL(from, base));
  return url.origin === new URL(base).origin && /^https?:$/.test(url.protocol) ? url.pathname + url.search : null;
};

test("every link on every page of the shop leads somewhere", async ({ request, baseURL }) => {
  test.setTimeout(300_000); // hundreds of pages
  const base = baseURL ?? "";
  const waiting = [addresses("it").home, addresses("en").home, addresses("it").checkout];
  const known = new Set(waiting);
  const broken: string[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await request.get(path);
    if (!answer.ok()) broken.push(`${answer.status()} ${path}`);
    if (path.includes("?") || !answer.headers()["content-type"]?.includes("text/html")) continue; // filters of filters have no end
    for (const [, tag = "", href = ""] of (await answer.text()).matchAll(/<(a|link|img|source)\b[^>]*?\s(?:href|src)="([^"#]+)/g)) {
      const to = own(base, path, href);
      if (!to || known.has(to)) continue;
      known.add(to);
      if (tag === "a" || tag === "link") waiting.push(to);
    }
  }
  expect(broken).toEqual([]);
});
