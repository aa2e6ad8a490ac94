import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerApi, mayAsk } from "./api";
import { control } from "./control";
import { hosted } from "./hosted";
import { json, type Reply } from "./reply";
import type { Store } from "./store";
import { tick } from "./tick";
import type { World } from "./world";

const LONGEST_BODY = 1_000_000;
/** A call that is never answered is let go at last, so that nothing leaks. */
const SILENCE_MS = 120_000;

/** The HTTP side: the API under /v1, the hosted pages under /c, the tests' own commands under /_stand_in. */
export function serve(world: World, store: Store): Server {
  return createServer((request, response) => {
    answer(world, store, request)
      .then((reply) => send(reply, response))
      .catch((error: unknown) => {
        console.error("stripe stand-in:", error);
        if (!response.headersSent) send(json(500, { error: { type: "api_error", message: "The stand-in failed; see its log." } }), response);
      });
  });
}

async function answer(world: World, store: Store, request: IncomingMessage): Promise<Reply> {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", world.url);
  const body = await bodyOf(request);
  if (body === null) return json(413, { error: { type: "invalid_request_error", message: "The body is too large." } });
  tick(world);
  const reply = await route(world, method, url, request, body);
  if (method !== "GET") await store.save();
  return reply;
}

async function route(world: World, method: string, url: URL, request: IncomingMessage, body: string): Promise<Reply> {
  const { headers } = request;
  if (url.pathname.startsWith("/v1/")) return answerApi(world, { method, path: url.pathname, query: url.search.slice(1), headers, body });
  if (url.pathname.startsWith("/c/")) return hosted(world, { method, url, body, languages: headers["accept-language"] ?? "" });
  if (url.pathname.startsWith("/_stand_in/")) {
    if (!mayAsk(world, headers.authorization)) return json(401, { error: "the stand-in's own commands need the same key" });
    return control(world, method, url.pathname.slice("/_stand_in/".length), body);
  }
  return json(url.pathname === "/" ? 200 : 404, { is: "Unico's local stand-in for Stripe: demo payments, no real money." });
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LONGEST_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function send(reply: Reply, response: ServerResponse): void {
  if (reply.is === "cut") {
    response.destroy();
    return;
  }
  if (reply.is === "silence") {
    const timer = setTimeout(() => response.destroy(), SILENCE_MS);
    timer.unref();
    response.on("close", () => clearTimeout(timer));
    return;
  }
  response.writeHead(reply.status, reply.headers).end(reply.body);
}
