import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { config } from "@/lib/core/config";
import { type Id, isId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { ownPath } from "@/lib/core/own-path";
import { endSession } from "@/lib/customers/end-session";
import { findVisitor } from "@/lib/customers/reads";
import { SignInWithLink, signInWithLink } from "@/lib/customers/sign-in-with-link";
import { SignInWithPassword } from "@/lib/customers/sign-in-with-password";
import { findColleague } from "@/lib/staff/reads";
import { StaffSignIn } from "@/lib/staff/sign-in";
import { cookieName, cookieRules, isSecure } from "./cookies";
import { bringAlong, tryPassword, tryStaffPassword } from "./enter";
import { tryLink } from "./limit";
import { networkHere } from "./network";
import { type Kind, LASTS, sessionCookieName, tokenCodec } from "./session-cookie";
import { faultOf } from "./fault";
import { findShopper } from "./shopper";

/** What next-auth calls errors, and what a visitor may send at any time: a session that is over, an address of another site. */
const VISITORS = new Set(["JWT_SESSION_ERROR", "INVALID_CALLBACK_URL_ERROR"]);
const secret = { type: "password" } as const;

/** next-auth puts an error's message into an address; what went wrong inside stays in the log. */
async function quietly<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (thrown) {
    throw new Error(faultOf(thrown, "sign-in").why, { cause: thrown });
  }
}

/** The three ways in. Each opens a sessions row by the same verbs as the shop's own forms; the "user" is that row. */
const PROVIDERS = {
  customer: () => [
    Credentials({
      id: "customer-password",
      name: "Password",
      credentials: { email: { type: "email" }, password: secret },
      authorize: (sent) => quietly(async () => {
        const read = SignInWithPassword.safeParse(sent);
        if (!read.success) return null;
        const who = await findShopper();
        const answer = await tryPassword(who, read.data);
        if (!answer.ok) return null;
        await bringAlong(who, answer.value);
        return { id: answer.value.sessionId };
      }),
    }),
    Credentials({
      id: "customer-link",
      name: "Link",
      credentials: { token: secret },
      authorize: (sent) => quietly(async () => {
        const read = SignInWithLink.safeParse(sent);
        if (!read.success) return null;
        const who = await findShopper();
        const answer = await tryLink(await networkHere(), () => signInWithLink(who, read.data), ({ ok }) => ok);
        if (!answer.ok) return null;
        await bringAlong(who, answer.value);
        return { id: answer.value.sessionId };
      }),
    }),
  ],
  staff: () => [
    Credentials({
      id: "staff-password",
      name: "Staff",
      credentials: { email: { type: "email" }, password: secret },
      authorize: (sent) => quietly(async () => {
        const read = StaffSignIn.safeParse(sent);
        const answer = read.success ? await tryStaffPassword(read.data) : null;
        return answer?.ok ? { id: answer.value.sessionId } : null;
      }),
    }),
  ],
};

/** The name behind a session that lives, or `null`. */
async function livesAs(kind: Kind, sid: Id<"session">): Promise<{ name: string | null } | null> {
  if (kind === "staff") return findColleague(sid, new Date());
  const visitor = await findVisitor({ sessionId: sid, cartTokenHash: null, at: new Date() });
  return visitor.customerId ? visitor : null;
}

/** A sign-in or sign-out goes on to a page of this shop only; anything else goes home. */
export function onwards(url: string, baseUrl: string): string {
  const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
  return `${baseUrl}${ownPath(path) ?? "/"}`;
}

/** next-auth for customers or for colleagues: each with cookie, key and providers of its own, so that one can't pass for the other. */
export function authOptions(kind: Kind): NextAuthOptions {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = config();
  process.env["NEXTAUTH_URL"] ??= NEXTAUTH_URL; // the only origin that next-auth believes
  const named = (name: string) => ({ name: cookieName(name), options: cookieRules() });
  const door = kind === "staff" ? "/admin/sign-in" : "/it/sign-in";
  return {
    secret: NEXTAUTH_SECRET,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: LASTS[kind] },
    jwt: tokenCodec(kind),
    cookies: {
      sessionToken: { name: sessionCookieName(kind), options: cookieRules() },
      csrfToken: named("unico_csrf"),
      callbackUrl: named(`unico_onwards_${kind}`),
    },
    pages: { signIn: door, signOut: door, error: door, verifyRequest: door, newUser: door },
    providers: PROVIDERS[kind](),
    callbacks: {
      redirect: ({ url, baseUrl }) => onwards(url, baseUrl),
      async jwt({ token, user }) {
        const sid = (user as { id?: string } | undefined)?.id ?? token["sid"];
        if (typeof sid !== "string" || !isId(sid) || !(await livesAs(kind, sid as Id<"session">))) throw new Error("this session is over");
        return { sid };
      },
      async session({ token, session }) {
        const person = await livesAs(kind, token["sid"] as Id<"session">);
        return { expires: session.expires, user: { name: person?.name ?? null } };
      },
    },
    events: {
      async signOut({ token }) {
        const sid = token["sid"];
        if (typeof sid === "string" && isId(sid)) await endSession(sid as Id<"session">);
      },
    },
    logger: {
      error: (code, more) => (VISITORS.has(code) ? log.debug({ code }, "what a visitor sent was refused") : log.error({ code, err: more instanceof Error ? more : more.error }, "next-auth")),
      warn: (code) => log.warn({ code }, "next-auth"),
      debug: () => {},
    },
  };
}
