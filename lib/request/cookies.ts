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

const CART = "unico_cart";

/** The cookie of a guest's cart: a token of 130 bits, of which the database knows the hash. Kept 90 days. */
export const cartCookie = {
  /** The hash by which the cart is found, or `null` without a cookie of the right shape. */
  async hash(): Promise<string | null> {
    const token = (await cookies()).get(cookieName(CART))?.value;
    return token && /^[0-9A-Z]{26}$/.test(token) ? hashOf(token) : null;
  },
  /** Gives the browser its cart. Only in actions and route handlers. */
  async set(token: string): Promise<void> {
    (await cookies()).set(cookieName(CART), token, { ...cookieRules(), maxAge: 90 * DAY });
  },
  /** Forgets the cart in this browser, as after a sign-in that has merged it. */
  async clear(): Promise<void> {
    (await cookies()).set(cookieName(CART), "", { ...cookieRules(), maxAge: 0 });
  },
  /** A new token and the hash to store. */
  make(): { readonly token: string; readonly hash: string } {
    const token = newToken(128);
    return { token, hash: hashOf(token) };
  },
};

/** Keeps a choice about cookies for six months, where scripts can read it: some browsers keep what a script has set for a week only. */
export async function keepConsent(choice: string): Promise<void> {
  (await cookies()).set(CONSENT_COOKIE, choice, { ...cookieRules(), httpOnly: false, maxAge: CONSENT_SECONDS });
}
