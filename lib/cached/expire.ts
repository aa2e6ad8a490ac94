import "server-only";
import { revalidateTag } from "next/cache";
import { z } from "zod";
import { config } from "@/lib/core/config";
import { isSigned } from "./signature";

const MOST_BYTES = 256 * 1024;
const FRESH_MS = 30_000;
const Message = z.object({ tags: z.array(z.string().min(1).max(256)).max(2000), at: z.number() });

/**
 * Makes marks stale for this process: the framework lets only a request do that, so the process sends itself one (stale.ts).
 * Answers 204, or 404 to anybody who can't sign.
 */
export async function expire(request: Request): Promise<Response> {
  const nothing = new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  if (Number(request.headers.get("content-length") ?? MOST_BYTES + 1) > MOST_BYTES) return nothing;
  const body = await request.text();
  if (!isSigned(body, request.headers.get("x-signature") ?? "", config().UNICO_CODE_SECRET)) return nothing;
  const { tags, at } = Message.parse(JSON.parse(body));
  if (Math.abs(Date.now() - at) > FRESH_MS) return nothing;
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}
