import "server-only";
import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { config } from "@/lib/core/config";
import { authOptions } from "./auth";
import { faultOf } from "./fault";
import { isOwn } from "./origin";

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> };
/** What next-auth is asked for here; its own pages are not shown, and nobody outside writes into the log (`_log`). */
const GET = new Set(["csrf", "session", "providers", "signin", "signout", "error"]);
const POST = new Set(["signin", "signout", "callback", "session"]);
const said = (status: number, why: string, more: Record<string, string> = {}) =>
  Response.json({ ok: false, why }, { status, headers: { "cache-control": "no-store", ...more } });

/** next-auth's endpoints. Changes come from this shop's own pages only; colleagues' endpoints are named `staff-password` or `?kind=staff`. */
export async function authRoute(request: NextRequest, context: Context): Promise<Response> {
  try {
    if (request.method !== "GET" && !isOwn(request.headers, config().UNICO_BASE_URL)) return said(403, "from-elsewhere");
    const { nextauth } = await context.params;
    const known = request.method === "POST" ? POST : GET;
    if (!known.has(nextauth[0] ?? "") && nextauth[0] !== "callback") return said(404, "not-found");
    if (nextauth[0] === "callback" && request.method !== "POST") return said(405, "post-only", { allow: "POST" });
    const staff = nextauth[1] === "staff-password" || request.nextUrl.searchParams.get("kind") === "staff";
    return (await NextAuth(request as never, context as never, authOptions(staff ? "staff" : "customer"))) as Response;
  } catch (thrown) {
    const fault = faultOf(thrown, "auth");
    return fault.why === "busy" ? said(503, "busy", { "retry-after": "2" }) : said(500, "fault");
  }
}
