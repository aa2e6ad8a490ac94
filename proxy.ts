import { type NextRequest, NextResponse } from "next/server";
import { isThere, notThere, variantPart } from "@/lib/cached/paths";
import { config as settings } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { LANGUAGE_COOKIE } from "@/lib/core/who";
import { isAway, needsDatabase, sayAway } from "@/lib/request/away";
import { waitToAsk } from "@/lib/request/limit-asking";
import { localeOfAddress, PATH_HEADER, preferredLocale, REQUEST_HEADER, VARIANT_HEADER } from "@/lib/request/locale";
import { lives } from "@/lib/request/lives";
import { addressIn, networkOf } from "@/lib/request/network";
import { isOwn } from "@/lib/request/origin";
import { isPersonal, judge, securityHeaders, type Sent, whoseDoor } from "@/lib/request/security";
import { sessionCookieName } from "@/lib/request/session-cookie";

/** Read by people whose browser or address went astray, and by machines; before any language is known. */
const TURNED_AWAY = {
  400: "What was sent can't be read.",
  403: "This was not sent from the shop's own page. Open the shop at its own address and try again.",
  404: "There is nothing here.",
  405: "This address can't be used in this way.",
  413: "What was sent is too large.",
  415: "What was sent is no form of this shop.",
  429: "So many questions at once: please wait a moment.",
} as const;

// Files of the build and pictures pass by: they are the same for everybody and run nothing. Files to import as well: the proxy would keep them whole in
// memory; their route (lib/request/upload.ts) asks by itself what is asked here.
export const config = { matcher: "/((?!_next/static/|_next/image|media/|api/staff/imports/upload$).*)" };

/** The first thing a request meets: tidy address, language, policy. Who may see what is decided in lib/request and by the verbs. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { UNICO_BASE_URL, STRIPE_API_BASE, NODE_ENV } = settings();
  const { pathname, search } = request.nextUrl;
  const nonce = isPersonal(pathname) ? Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64") : null;
  const headers = securityHeaders(pathname, {
    nonce,
    payment: STRIPE_API_BASE ?? "https://checkout.stripe.com",
    secure: UNICO_BASE_URL.startsWith("https:"),
    dev: NODE_ENV === "development",
  });
  const answer = await route(request, pathname, search, nonce, headers.get("content-security-policy") ?? "");
  for (const [name, value] of headers) answer.headers.set(name, value);
  return answer;
}

async function route(request: NextRequest, pathname: string, search: string, nonce: string | null, policy: string): Promise<NextResponse> {
  // Who came while the process began has passed no front door. An action says by itself that the shop is busy, and keeps what was typed.
  if (addressIn(request.headers) === null || (needsDatabase(pathname) && !request.headers.has("next-action") && (await isAway()))) {
    const { body, ...answer } = sayAway(request.method, localeOfAddress(pathname) ?? preferredLocale(request.headers.get("accept-language")), `${pathname}${search}`, request.headers.has("rsc"));
    return new NextResponse(body, answer);
  }
  const door = whoseDoor(pathname);
  const signedIn = door === null || (await lives(door, request.cookies.get(sessionCookieName(door))?.value));
  const verdict = judge({ method: request.method, pathname, search, acceptLanguage: request.headers.get("accept-language"),
    chosen: request.cookies.get(LANGUAGE_COOKIE)?.value, signedIn, sent: sentWith(request.headers) });
  // An action was called on a page that doesn't have it: the framework asks itself, under an address with [locale] in it, which is none.
  if (request.headers.has("x-action-forwarded")) return turnAway(404);
  if (verdict.is === "refused") return turnAway(verdict.status, verdict.allow ? { allow: verdict.allow } : {});
  if (request.method === "POST" && request.headers.has("next-action") && !pathname.startsWith("/api/") && !(await isReadable(request))) return turnAway(400);
  if (verdict.is === "elsewhere") {
    return NextResponse.redirect(new URL(verdict.to, settings().UNICO_BASE_URL), { status: verdict.status, headers: { vary: "accept-language, cookie", "cache-control": "no-store" } });
  }
  const wait = await waitToAsk(pathname, networkOf(addressIn(request.headers)));
  if (wait > 0) return turnAway(429, { "retry-after": String(wait) });
  const { there, variant } = await whereTo(pathname, search);
  if (!there) {
    const { body, ...answer } = await notThere(request.method, request.headers.has("rsc"));
    return new NextResponse(body, answer);
  }
  const forwarded = new Headers(request.headers);
  forwarded.set(PATH_HEADER, pathname);
  forwarded.set(REQUEST_HEADER, crypto.randomUUID());
  forwarded.set(VARIANT_HEADER, variant);
  forwarded.delete("x-nonce");
  forwarded.delete("content-security-policy");
  if (nonce) {
    forwarded.set("x-nonce", nonce);
    forwarded.set("content-security-policy", policy); // the framework takes the nonce from here
  }
  return NextResponse.next({ request: { headers: forwarded } });
}

const sentWith = (headers: Headers): Sent => ({ own: isOwn(headers, settings().UNICO_BASE_URL), type: headers.get("content-type"), length: Number(headers.get("content-length") ?? 0), action: headers.get("next-action") });

const turnAway = (status: keyof typeof TURNED_AWAY, more: Record<string, string> = {}) =>
  new NextResponse(`${TURNED_AWAY[status]}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...more } });

/** Whether the arguments of an action can be read at all; the framework answers what can't with a fault. Forms it reads itself. */
async function isReadable(request: NextRequest): Promise<boolean> {
  if (!request.headers.get("content-type")?.startsWith("text/plain")) return true;
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await request.clone().arrayBuffer()));
    return true;
  } catch {
    return false;
  }
}

/** When the database can't say, finished pages are still better than none. */
async function whereTo(pathname: string, search: string): Promise<{ readonly there: boolean; readonly variant: string }> {
  try {
    const there = await isThere(pathname);
    return { there, variant: await variantPart(pathname, there ? search : "") };
  } catch (error) {
    log.warn({ err: error }, "can't tell whether an address leads somewhere");
    return { there: true, variant: await variantPart(pathname, "") };
  }
}
