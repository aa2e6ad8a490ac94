import "server-only";
import type { Outcome } from "@/lib/core/outcome";
import { faultOf } from "./fault";

/** The largest notice that is read; a processor's are a few kilobytes. */
const MOST_BYTES = 256 * 1024;
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response => Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });

/**
 * Makes the entrance for another system's notices: the raw body and its signature go to one verb, which proves them, a few at a time (`notice-line.ts`).
 * 200 taken (also when it was taken before), 400 not ours, 413 too large, 503 try again. Never a redirect, never a loop.
 */
export function webhook<T, Why extends { readonly why: string }>(signatureHeader: string, take: (rawBody: string, signature: string | null) => Promise<Outcome<T, Why>>, again: Why["why"]): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return json(413, { why: "too-large" });
      const raw = await request.arrayBuffer();
      if (raw.byteLength > MOST_BYTES) return json(413, { why: "too-large" });
      const body = new TextDecoder("utf-8", { fatal: true }).decode(raw);
      const answer = await take(body, request.headers.get(signatureHeader));
      if (answer.ok) return json(200, { received: true });
      return answer.why === again ? json(503, { why: answer.why }, { "retry-after": "5" }) : json(400, { why: answer.why });
    } catch (thrown) {
      if (thrown instanceof TypeError && thrown.message.includes("encoded data")) return json(400, { why: "not-utf-8" });
      return json(503, faultOf(thrown, "webhook"), { "retry-after": "5" });
    }
  };
}
