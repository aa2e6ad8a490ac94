import { isLocale, LOCALES } from "@/lib/core/who";
import { preferredLocale } from "./locale";

const PERSONAL = new RegExp(`^/(?:(?:${LOCALES.join("|")})/(?:checkout|from-till|orders|account|sign-in|sign-up|reset|withdrawal|returns)|admin|staff)(?:/|$)`);
const ORDER = new RegExp(`^/(?:${LOCALES.join("|")})/orders/[^/]+$`);
const OFFICE = /^\/(?:admin|staff)(?:\/|$)/;
/** Pages with a scanner: they may have the camera, and compile the reader of codes (WebAssembly; docs/decisions/0029). */
const SCANNING = new RegExp(`^/(?:staff|(?:${LOCALES.join("|")})/scan)(?:/|$)`);
const ACCOUNT = new RegExp(`^/(${LOCALES.join("|")})/account(?:/|$)`);

/** Pages with money, credentials or personal data: rendered per request, strict policy, never stored. */
export const isPersonal = (pathname: string): boolean => PERSONAL.test(pathname);

/** Whether codes are read by a camera there. A document keeps the policy it came with, so links to such a page load it anew. */
export const isScanning = (pathname: string): boolean => SCANNING.test(pathname);

export type Setting = {
  /** The nonce of a personal page; `null` for pages that are the same for everybody. */
  readonly nonce: string | null;
  /** Where the payment page stands. */
  readonly payment: string;
  readonly secure: boolean;
  readonly dev: boolean;
  /** Whether WebAssembly of ours may be compiled; scripts from text may nowhere. */
  readonly scanning?: boolean;
};

/**
 * What a page may load. Personal pages: scripts by nonce alone. Static pages can carry no nonce, so inline scripts of their own
 * are allowed and every foreign origin is not. Style attributes are allowed on both: they run nothing.
 */
export function contentSecurityPolicy({ nonce, payment, secure, dev, scanning = false }: Setting): string {
  const script = nonce ? `'self' 'nonce-${nonce}' 'strict-dynamic'` : "'self' 'unsafe-inline'";
  const lines = [
    "default-src 'none'",
    `script-src ${script}${scanning ? " 'wasm-unsafe-eval'" : ""}${dev ? " 'unsafe-eval'" : ""}`,
    nonce && !dev ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self' 'unsafe-inline'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action 'self'${nonce ? ` ${payment}` : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ];
  return lines.join("; ");
}

/** The headers of every answer that passes the proxy. */
export function securityHeaders(pathname: string, setting: Setting): ReadonlyMap<string, string> {
  const personal = isPersonal(pathname);
  const data = pathname.startsWith("/api/");
  return new Map([
    ["content-security-policy", data ? "default-src 'none'; frame-ancestors 'none'" : contentSecurityPolicy({ ...setting, scanning: isScanning(pathname) })],
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", personal ? "same-origin" : "strict-origin-when-cross-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["permissions-policy", `camera=${isScanning(pathname) ? "(self)" : "()"}, geolocation=(self), microphone=(), payment=(), usb=(), serial=(), browsing-topics=()`],
    ["x-frame-options", "DENY"],
    ...(setting.secure ? [["strict-transport-security", "max-age=31536000"] as const] : []),
    ...(personal ? [["cache-control", "private, no-store"] as const] : []),
  ]);
}

/** Where colleagues come in: by password, with the link of a letter, by PIN. */
const OFFICE_DOORS: readonly string[] = ["/admin/first", "/admin/sign-in", "/admin/welcome", "/staff/counter"];
/** Who must be signed in to get anything at all from an address; `null`: the page itself knows. */
export const whoseDoor = (pathname: string): "staff" | "customer" | null =>
  OFFICE.test(pathname) ? (OFFICE_DOORS.includes(pathname) ? null : "staff") : ACCOUNT.test(pathname) ? "customer" : null;

/** What a request carries besides its address, as its headers say. */
export type Sent = { readonly own: boolean; readonly type: string | null; readonly length: number; /** The server action that is called, by its id. */ readonly action: string | null };
export type Asked = { readonly method: string; readonly pathname: string; readonly search: string; readonly acceptLanguage: string | null; /** The language chosen at the foot of a page. */ readonly chosen?: string | undefined; /** As `whoseDoor` asks. */ readonly signedIn: boolean; readonly sent: Sent };
export type Verdict =
  | { readonly is: "pass" }
  | { readonly is: "refused"; readonly status: 403 | 404 | 405 | 413 | 415; readonly allow?: string }
  | { readonly is: "elsewhere"; readonly to: string; readonly status: 307 | 308 };

/** The largest body that anything takes; next.config.js holds the framework to the same. */
const MOST_BYTES = 1024 * 1024;
const METHODS = { data: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], page: ["GET", "HEAD", "POST"], file: ["GET", "HEAD"], link: ["GET", "HEAD", "OPTIONS"] } as const;
const methodsAt = (pathname: string): readonly string[] => METHODS[pathname.startsWith("/api/") ? "data" : pathname.startsWith("/01/") ? "link" : /^\/[^/]*\.[a-z0-9]+$/i.test(pathname) || READ_ONLY.test(pathname) ? "file" : "page"];
/** Addresses that are handlers and no pages: below an order, and random codes. */
const READ_ONLY = new RegExp(`^/(?:${LOCALES.join("|")})/orders/[^/]+/(?:open|receipt|calendar)$|^/q/`);

/**
 * Why a page takes nothing from a sender, or `null`: a form of another site, a body that is no form's, and calls of what only
 * pages use ("use cache" functions have ids like actions; the first bit tells them apart).
 */
function refusalOf({ own, type, action }: Sent): 403 | 404 | 415 | null {
  if (!own) return 403;
  if (action !== null) return /^[0-7][0-9a-f]{41}$/.test(action) ? null : 404;
  return type?.toLowerCase().startsWith("multipart/form-data") ? null : 415;
}

/** What the proxy does with a request before any page is looked for. It is a courtesy and no lock: lib/request and the verbs decide. */
export function judge({ method, pathname, search, acceptLanguage, chosen, signedIn, sent }: Asked): Verdict {
  const allowed = methodsAt(pathname);
  if (!allowed.includes(method)) return { is: "refused", status: 405, allow: allowed.join(", ") };
  if (sent.length > MOST_BYTES) return { is: "refused", status: 413 };
  const refusal = method === "POST" && !pathname.startsWith("/api/") ? refusalOf(sent) : null;
  if (refusal) return { is: "refused", status: refusal };
  if (/\/\/|.\/$|\\/.test(pathname)) return { is: "elsewhere", to: `${tidy(pathname)}${search}`, status: 308 };
  if (pathname === "/") return { is: "elsewhere", to: `/${chosen && isLocale(chosen) ? chosen : preferredLocale(acceptLanguage)}${search}`, status: 307 };
  // A guest's code leaves the address bar at once: it goes into a cookie there.
  if (ORDER.test(pathname) && new URLSearchParams(search).has("code")) return { is: "elsewhere", to: `${pathname}/open${search}`, status: 307 };
  const door = whoseDoor(pathname);
  if (door && !signedIn) return { is: "elsewhere", to: `${door === "staff" ? "/admin" : `/${ACCOUNT.exec(pathname)?.[1]}`}/sign-in?next=${encodeURIComponent(pathname)}`, status: 307 };
  return { is: "pass" };
}

/** A path with single slashes and none at its end. */
const tidy = (pathname: string): string => pathname.replace(/[/\\]+/g, "/").replace(/(?!^)\/$/, "");
