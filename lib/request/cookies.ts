import "server-only";
import { cookies } from "next/headers";
import { config } from "@/lib/core/config";
import { CONSENT_COOKIE, CONSENT_SECONDS } from "@/lib/core/consent";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";

const DAY = 24 * 60 * 60;

/** Cookies that only this host reads and only the server sees; over https the name itself forbids anything else. */
export const cookieRules = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() });
export const isSecure = (): boolean => config().UNICO_BASE_URL.startsWith("https:");
export const cookieName = (name: string): string => (isSecure() ? `__Host-${name}` : name);

/** A cookie that holds a token of 130 bits, of which the database knows the hash. */
const tokenCookie = (name: string, seconds: number) => ({
  /** The hash by which what is the browser's is found, or `null` without a cookie of the right shape. */
  async hash(): Promise<string | null> {
    const token = (await cookies()).get(cookieName(name))?.value;
    return token && /^[0-9A-Z]{26}$/.test(token) ? hashOf(token) : null;
  },
  /** Gives the browser its key. Only in actions and route handlers. */
  async set(token: string): Promise<void> {
    (await cookies()).set(cookieName(name), token, { ...cookieRules(), maxAge: seconds });
  },
  /** Forgets it in this browser. */
  async clear(): Promise<void> {
    (await cookies()).set(cookieName(name), "", { ...cookieRules(), maxAge: 0 });
  },
  /** A new token and the hash to store. */
  make(): { readonly token: string; readonly hash: string } {
    const token = newToken(128);
    return { token, hash: hashOf(token) };
  },
});

/** A guest's cart; cleared after a sign-in that has merged it. */
export const cartCookie = tokenCookie("unico_cart", 90 * DAY);
/** A basket that a till has sent to this phone; a bag of its own waits meanwhile. Kept as long as the longest code of one is good, and its payment takes. */
export const basketCookie = tokenCookie("unico_basket", 26 * 60 * 60);
/** Whose requests from the aisle are this browser's: kept for the day that somebody is in a store. */
export const aisleCookie = tokenCookie("unico_aisle", DAY);

const COUNTER = "unico_counter";

/** The cookie of an enrolled counter: a token of 130 bits, of which the database knows the hash. Kept a year: the row decides. */
export const counterCookie = {
  /** The hash by which the counter is found, or `null` without a cookie of the right shape. */
  async hash(): Promise<string | null> {
    const token = (await cookies()).get(cookieName(COUNTER))?.value;
    return token && /^[0-9A-Z]{26}$/.test(token) ? hashOf(token) : null;
  },
  /** Makes this browser the counter. Only in actions. */
  async set(token: string): Promise<void> {
    (await cookies()).set(cookieName(COUNTER), token, { ...cookieRules(), maxAge: 365 * DAY });
  },
};

/** Keeps a choice about cookies for six months, where scripts can read it: some browsers keep what a script has set for a week only. */
export async function keepConsent(choice: string): Promise<void> {
  (await cookies()).set(CONSENT_COOKIE, choice, { ...cookieRules(), httpOnly: false, maxAge: CONSENT_SECONDS });
}
