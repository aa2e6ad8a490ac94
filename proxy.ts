import { type NextRequest, NextResponse } from "next/server";
import { isThere, notThere, variantPart } from "@/lib/cached/paths";
import { config as settings } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { LANGUAGE_COOKIE } from "@/lib/core/who";
import { PATH_HEADER, REQUEST_HEADER, VARIANT_HEADER } from "@/lib/request/locale";
import { lives } from "@/lib/request/lives";
import { isPersonal, judge, securityHeaders, whoseDoor } from "@/lib/request/security";
import { sessionCookieName } from "@/lib/request/session-cookie";

// Files of the build and pictures pass by: they are the same for everybody and run nothing.
export const config = { matcher: "/((?!_next/static/|_next/image|media/).*)" };

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
  const door = whoseDoor(pathname);
  const signedIn = door === null || (await lives(door, request.cookies.get(sessionCookieName(door))?.value));
  const verdict = judge({ method: request.method, pathname, search, acceptLanguage: request.headers.get("accept-language"),
    chosen: request.cookies.get(LANGUAGE_COOKIE)?.value, signedIn });
  if (verdict.is === "refused") return new NextResponse(null, { status: verdict.status, headers: { allow: verdict.allow } });
  if (verdict.is === "elsewhere") {
    return NextResponse.redirect(new URL(verdict.to, settings().UNICO_BASE_URL), { status: verdict.status, headers: { vary: "accept-language, cookie", "cache-control": "no-store" } });
  }
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
