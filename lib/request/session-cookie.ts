import "server-only";
import { decode, encode, type JWTDecodeParams, type JWTEncodeParams } from "next-auth/jwt";
import { cookies } from "next/headers";
import { cache } from "react";
import { config } from "@/lib/core/config";
import { type Id, isId } from "@/lib/core/id";
import { cookieName, cookieRules } from "./cookies";

/** Customers and colleagues have a cookie and a key each, so that one is never read as the other. */
export type Kind = "customer" | "staff";
/** Seconds that a session may last at most; the sessions row decides, the cookie only keeps up. */
export const LASTS: Readonly<Record<Kind, number>> = { customer: 90 * 24 * 60 * 60, staff: 12 * 60 * 60 };

export const sessionCookieName = (kind: Kind): string => cookieName(`unico_${kind}`);

/** next-auth's encrypted token with nothing in it but the session's id; the salt makes a key per kind. */
export const tokenCodec = (kind: Kind) => ({
  maxAge: LASTS[kind],
  encode: ({ token, secret }: JWTEncodeParams) => encode({ token: { sid: token?.["sid"] }, secret, salt: `unico-${kind}`, maxAge: LASTS[kind] }),
  decode: (sent: JWTDecodeParams) => decode({ ...sent, salt: `unico-${kind}` }),
});

/** The session id in a cookie's token, or `null`: cut, forged, expired, or made for another kind. */
export async function readSessionToken(kind: Kind, token: string | undefined): Promise<Id<"session"> | null> {
  if (!token || token.length > 4096) return null;
  try {
    const read = await tokenCodec(kind).decode({ token, secret: config().NEXTAUTH_SECRET });
    const sid = read?.["sid"];
    return typeof sid === "string" && isId(sid) ? (sid as Id<"session">) : null;
  } catch {
    return null;
  }
}

/** The session id that this browser's cookie names: whether it still lives is for the sessions row to say. */
export const sessionIdOf = cache(async (kind: Kind): Promise<Id<"session"> | null> => readSessionToken(kind, (await cookies()).get(sessionCookieName(kind))?.value));

/** Signs this browser in. Only in actions and route handlers. */
export async function setSessionCookie(kind: Kind, sid: Id<"session">): Promise<void> {
  const token = await tokenCodec(kind).encode({ token: { sid }, secret: config().NEXTAUTH_SECRET });
  (await cookies()).set(sessionCookieName(kind), token, { ...cookieRules(), maxAge: LASTS[kind] });
}

/** Signs this browser out; ending the row is the verb's work. */
export async function clearSessionCookie(kind: Kind): Promise<void> {
  (await cookies()).set(sessionCookieName(kind), "", { ...cookieRules(), maxAge: 0 });
}
