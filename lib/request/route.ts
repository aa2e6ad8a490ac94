import "server-only";
import type { z } from "zod";
import { config } from "@/lib/core/config";
import type { Outcome } from "@/lib/core/outcome";
import { faultOf } from "./fault";
import { isOwn } from "./origin";
import { findWho, type People } from "./people";
import { problemsOf } from "./problems";
import { inTurn } from "./turn";

type Refusal = { readonly why: string };
type Settings<K extends keyof People, I extends z.ZodType, T, Why extends Refusal> = {
  readonly who: K;
  /** What the query (GET) or the JSON body (else) together with the path's parameters must be. */
  readonly input: I;
  readonly verb: (who: People[K], input: z.output<I>, request: Request) => Promise<Outcome<T, Why>>;
  /** The status of each refusal; 409 where none is named. */
  readonly status?: { readonly [W in Why["why"]]?: number };
  /** Largest body in bytes; 64 kB unless told. */
  readonly most?: number;
  /** The answer when it is not JSON. */
  readonly answer?: (value: T) => Response;
};
type Context = { readonly params: Promise<Record<string, string | string[] | undefined>> };

const json = (status: number, body: unknown, more: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store", ...more } });

/** Whoever should come again later hears when. */
function refuse(status: number, outcome: Refusal): Response {
  const seconds = "seconds" in outcome ? Number(outcome.seconds) : 2;
  return json(status, outcome, status === 503 || status === 429 ? { "retry-after": String(seconds) } : {});
}

/**
 * Makes a route handler: origin (where it changes something), size, JSON, schema, one verb, one status per refusal.
 * 400 bad input, 401 not signed in, 403 from elsewhere, 413 too large, 415 no JSON, 503 busy (Retry-After), 500 fault.
 */
export function route<K extends keyof People, I extends z.ZodType, T, Why extends Refusal>(
  { who: kind, input, verb, status = {}, most = 64 * 1024, answer }: Settings<K, I, T, Why>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    try {
      const reads = request.method === "GET" || request.method === "HEAD";
      if (!reads && !isOwn(request.headers, config().UNICO_BASE_URL)) return json(403, { ok: false, why: "from-elsewhere" });
      const sent = reads ? queryOf(request) : await bodyOf(request, most);
      if (sent instanceof Response) return sent;
      const run = async (): Promise<Response> => {
        const who = await findWho(kind);
        if (!who) return json(401, { ok: false, why: "not-signed-in" });
        const read = input.safeParse({ ...sent, ...(await context.params) });
        if (!read.success) return json(400, { ok: false, why: "bad-input", fields: problemsOf(read.error) });
        const outcome = await verb(who, read.data, request);
        if (!outcome.ok) return refuse((status as Record<string, number>)[outcome.why] ?? 409, outcome);
        return answer ? answer(outcome.value) : json(200, outcome);
      };
      return await (kind === "shopper" && !reads ? inTurn(run) : run());
    } catch (thrown) {
      const fault = faultOf(thrown, verb.name || "route");
      return fault.why === "busy" ? json(503, { ok: false, ...fault }, { "retry-after": "2" }) : json(500, { ok: false, ...fault });
    }
  };
}

/** The query as an object; a name that comes twice is a list, which a schema for one value refuses. */
function queryOf(request: Request): Record<string, unknown> {
  const query = new URL(request.url).searchParams;
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).length > 1 ? query.getAll(name) : query.get(name)]));
}

/** The JSON object of a body, read no further than `most` bytes, or the answer that refuses it. */
async function bodyOf(request: Request, most: number): Promise<Record<string, unknown> | Response> {
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > most) return json(413, { ok: false, why: "too-large" });
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) return json(415, { ok: false, why: "no-json" });
  const bytes = await readAtMost(request, most);
  if (!bytes) return json(413, { ok: false, why: "too-large" });
  try {
    const body: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // answered below
  }
  return json(400, { ok: false, why: "bad-input", fields: { "": "not-valid" } });
}

/** A body's bytes, or `null` as soon as there are more than `most`: a length header may lie. For webhooks, which sign the raw bytes. */
export async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
