import { setTimeout as sleep } from "node:timers/promises";
import { cardPage, filled } from "./card-page";
import { type CardFields, findCard, readCard } from "./cards";
import { answerChallenge, intentFor, tryCard, type Tried } from "./pay";
import { challengePage, saying } from "./plain-pages";
import { type Reply, seeOther } from "./reply";
import { type HeldIntent, type HeldSession, nowOf, type World } from "./world";
import { languageOf, WORDS } from "./words";

export type Visit = { method: string; url: URL; body: string; languages: string };

/** The pages a shopper sees. Whoever knows a session's id may open its page, as with Stripe's. */
export async function hosted(world: World, visit: Visit): Promise<Reply> {
  const [, , kind, ref = "", tail] = visit.url.pathname.split("/");
  const session = world.books.sessions[ref];
  const intent = world.books.intents[ref];
  if (kind === "pay" && session) {
    if (tail === "wait") return waiting(world, session, visit);
    return visit.method === "POST" ? pay(world, session, visit) : show(world, session, visit);
  }
  if (kind === "3ds" && intent) return challenge(world, intent, visit);
  const language = languageOf(null, visit.languages);
  return saying(404, { language, shop: world.merchant, back: null }, WORDS[language].lostTitle, WORDS[language].lostText);
}

const NOTHING: CardFields = { number: "", expiry: "", cvc: "", name: "" };

const placeOf = (world: World, held: HeldSession | undefined, visit: Visit) => ({
  language: languageOf(held?.session.locale ?? null, visit.languages),
  shop: world.merchant,
  back: held?.session.cancel_url ?? null,
});

/** What the page says when there is nothing (more) to type, or null when a card can be tried. */
function notOpen(world: World, held: HeldSession, visit: Visit): Reply | null {
  const { session } = held;
  const place = placeOf(world, held, visit);
  const words = WORDS[place.language];
  const home = session.cancel_url ? { href: session.cancel_url, label: words.back(world.merchant) } : null;
  if (session.status === "complete") return saying(200, place, words.doneTitle, words.doneText, { href: successUrl(held), label: words.doneLink });
  if (session.status === "expired") return saying(410, place, words.expiredTitle, words.expiredText, home);
  if (world.books.intents[String(session.payment_intent)]?.intent.status === "processing") return seeOther(`/c/pay/${session.id}/wait`);
  return null;
}

function show(world: World, held: HeldSession, visit: Visit): Reply {
  const closed = notOpen(world, held, visit);
  if (closed) return closed;
  const { language, shop } = placeOf(world, held, visit);
  const asked = visit.url.searchParams.get("card");
  const card = asked ? findCard(asked) : undefined;
  const error = world.books.intents[String(held.session.payment_intent)]?.intent.last_payment_error;
  const declined = error && !card ? (error.decline_code ?? "authentication_failed") : null;
  return cardPage(200, { held, shop, language, words: WORDS[language], fields: card ? filled(card) : NOTHING, faults: {}, declined });
}

async function pay(world: World, held: HeldSession, visit: Visit): Promise<Reply> {
  const closed = notOpen(world, held, visit);
  if (closed) return held.session.status === "complete" ? seeOther(successUrl(held)) : closed;
  const sent = new URLSearchParams(visit.body);
  const fields: CardFields = { number: sent.get("number") ?? "", expiry: sent.get("expiry") ?? "", cvc: sent.get("cvc") ?? "", name: sent.get("name") ?? "" };
  const read = readCard(fields, nowOf(world));
  if ("faults" in read) {
    const { language, shop } = placeOf(world, held, visit);
    return cardPage(422, { held, shop, language, words: WORDS[language], fields, faults: read.faults, declined: null });
  }
  const intent = intentFor(world, held);
  return after(world, intent, tryCard(world, intent, read.file), visit);
}

/** Where the browser goes after a try. */
async function after(world: World, intent: HeldIntent, tried: Tried, visit: Visit): Promise<Reply> {
  const held = intent.sessionId ? world.books.sessions[intent.sessionId] : undefined;
  if (tried.is === "challenge") return seeOther(`/c/3ds/${intent.intent.id}`);
  if (tried.is === "paid" && tried.silent) {
    world.post.changed();
    await sleep(world.settings.noAnswerMs);
    const place = { ...placeOf(world, held, visit), back: null };
    return saying(504, place, WORDS[place.language].silentTitle, WORDS[place.language].silentText);
  }
  if (!held) return seeOther(returnUrl(intent));
  if (tried.is === "paid") return seeOther(successUrl(held));
  return seeOther(tried.is === "processing" ? `/c/pay/${held.session.id}/wait` : `/c/pay/${held.session.id}#pay`);
}

function waiting(world: World, held: HeldSession, visit: Visit): Reply {
  if (held.session.status === "complete") return seeOther(successUrl(held));
  if (world.books.intents[String(held.session.payment_intent)]?.intent.status !== "processing") return seeOther(`/c/pay/${held.session.id}`);
  const place = { ...placeOf(world, held, visit), back: null };
  const words = WORDS[place.language];
  return saying(200, place, words.waitTitle, words.waitText, null, { refreshSeconds: 1 });
}

async function challenge(world: World, intent: HeldIntent, visit: Visit): Promise<Reply> {
  const held = intent.sessionId ? world.books.sessions[intent.sessionId] : undefined;
  const elsewhere = held ? `/c/pay/${held.session.id}` : returnUrl(intent);
  if (intent.intent.status !== "requires_action" || !intent.card) return seeOther(elsewhere);
  if (visit.method === "POST") {
    const tried = answerChallenge(world, intent, new URLSearchParams(visit.body).get("answer") === "complete");
    return tried ? after(world, intent, tried, visit) : seeOther(elsewhere);
  }
  const home = held ? (held.session.cancel_url ?? elsewhere) : returnUrl(intent);
  return challengePage(placeOf(world, held, visit), {
    path: visit.url.pathname,
    amount: intent.intent.amount,
    currency: intent.intent.currency,
    last4: intent.card.last4,
    leave: home,
    mayLeadTo: [home, held?.session.success_url].flatMap((url) => (url && URL.canParse(url) ? [new URL(url).origin] : [])),
  });
}

/** `{CHECKOUT_SESSION_ID}` in the success address becomes the session's id, as with Stripe. */
const successUrl = ({ session }: HeldSession): string => (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);

/** A payment confirmed without a session comes back as Stripe sends it back. */
function returnUrl({ intent, returnUrl: base }: HeldIntent): string {
  if (!base) return "/";
  const url = new URL(base);
  url.searchParams.set("payment_intent", intent.id);
  url.searchParams.set("redirect_status", intent.status === "succeeded" ? "succeeded" : "failed");
  return url.href;
}
