import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const { refused: WORDS } = JSON.parse(readFileSync(new URL("../../messages/it/checkout.json", import.meta.url), "utf8"));

/** One answer is waited for this long; the shop itself gives up a database after 9 s, a card processor after 10 s. */
const PATIENCE_MS = 25_000;
const AGAIN_MS = [200, 500, 1_000];
const HOME = { "address.street": "Via delle Prove 7", "address.postcode": "20154", "address.city": "Milano", "address.province": "MI" };
/** Cards of the payment stand-in, as often as they are in the list. */
const CARDS = ["success", "success", "success", "success", "success", "decline", "no-answer", "leaves"];

const decode = (text) => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
/** The forms of a page as a browser sends them by the Enter key, in order: what is hidden, typed or chosen, and the name of no button. */
export const formsIn = (html) =>
  [...html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([, inner = ""]) =>
    Object.fromEntries([...inner.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
      if (/\btype="(?:radio|checkbox)"/.test(tag) && !/\bchecked\b/.test(tag)) return [];
      const name = /\bname="([^"]*)"/.exec(tag)?.[1];
      return name === undefined ? [] : [[decode(name), decode(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "")]];
    })),
  );

/**
 * Somebody who buys one thing over HTTP as a browser without scripts does: product, bag, checkout, card page, order page. Asks
 * again with the same checkout key until there is a final answer, however long the shop is away.
 * @param {{ base: string, handle: string, stand: { url: string, key: string }, chance: object, n: number, over: () => boolean, heard: (answer: object) => void }} given
 * `n`: who they are; `over` says that nobody waits any longer; `heard` is told each answer
 */
export async function buy({ base, handle, stand, chance, n, over, heard }) {
  const jar = new Map();
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  const told = { n, key: null, session: null, card: null, paid: null, final: null, tries: 0 };

  async function ask(path, form) {
    const began = Date.now();
    const body = form && new FormData();
    if (form) for (const [name, value] of Object.entries(form)) body.append(name, value);
    const headers = { "accept-language": "it", "x-real-ip": address, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "), ...(form && { origin: base }) };
    const answer = await fetch(new URL(path, base), { method: form ? "POST" : "GET", headers, body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) })
      .then(async (got) => ({ status: got.status, text: await got.text(), to: got.headers.get("location"), cookies: got.headers.getSetCookie(), retryAfter: got.headers.get("retry-after") }))
      .catch((error) => ({ status: 0, text: "", to: null, cookies: [], why: error.cause?.code ?? error.name }));
    for (const line of answer.cookies) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name) jar.set(name, value);
    }
    heard({ ...answer, path: `${form ? "POST" : "GET"} ${path.replace(/\/orders\/.*/, "/orders/…").replace(/\?.*/, "")}`, at: began, ms: Date.now() - began, n });
    return answer;
  }
  /** Asks until `good` is content, or time is over. */
  async function insist(once, good) {
    for (let turn = 0; ; turn++) {
      const answer = await once();
      if (good(answer)) return answer;
      told.tries++;
      if (over()) return null;
      await pause(AGAIN_MS[Math.min(turn, AGAIN_MS.length - 1)] * (0.5 + chance.next()));
    }
  }

  const product = `/it/p/${handle}`;
  if (chance.next() < 0.3) await ask(chance.oneOf(["/it", "/it/search?q=lampada", "/it/sign-in", "/it/cart", "/api/cart?locale=it", "/api/open?locale=it"]));
  const page = await insist(() => ask(product), (a) => a.status === 200 && formsIn(a.text).some((form) => form.variant));
  if (!page) return told;
  const add = formsIn(page.text).find((form) => form.variant);
  const checkout = await insist(async () => {
    const shown = await ask("/it/checkout");
    if (shown.status === 200 && !shown.text.includes('name="attemptKey"')) await ask(product, add);
    return shown;
  }, (a) => a.status === 200 && a.text.includes('name="attemptKey"'));
  if (!checkout) return told;
  const form = formsIn(checkout.text).find((each) => each.attemptKey);
  told.key = form.attemptKey;
  const filled = { ...form, email: `prova-${n}@posta.example`, name: `Prova ${n}`, delivers: "1", method: "standard", ...HOME };
  const pressed = await insist(async () => {
    if (chance.next() < 0.2) void ask("/it/checkout", filled); // a double click
    return ask("/it/checkout", filled);
  }, (a) => a.status === 303 || (a.status === 200 && isRefusal(a.text)));
  if (!pressed) return told;
  if (pressed.status !== 303) {
    told.final = "refused";
    return told;
  }
  told.session = /\/c\/pay\/(\w+)/.exec(pressed.to)?.[1] ?? null;
  told.card = chance.oneOf(CARDS);
  told.final = "placed";
  if (told.card === "leaves") return told;
  const answer = await fetch(`${stand.url}/_stand_in/pay/${told.session}`, { method: "POST", headers: { authorization: `Bearer ${stand.key}` }, body: JSON.stringify({ card: told.card }) });
  const { intent, session, error } = await answer.json();
  if (!answer.ok) told.why = error;
  else if (intent.status === "succeeded") told.paid = intent.amount_received;
  // Some never come back from the card page.
  if (!answer.ok || chance.next() < 0.4) return told;
  const back = new URL(session.success_url);
  await insist(() => ask(back.pathname + back.search), (a) => a.status === 200 || (a.status >= 300 && a.status < 400));
  return told;
}

/** The refusals that will be said again, by the words in which the checkout says them. */
const FINAL = ["cart-empty", "changed", "code", "payment-unavailable", "order-closed", "attempt-used"].map((why) => WORDS[why].split(":")[0]);
const isRefusal = (text) => !text.includes('name="attemptKey"') || FINAL.some((words) => text.includes(words));
