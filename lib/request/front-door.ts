import "server-only";
import { channel } from "node:diagnostics_channel";
import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { availableParallelism } from "node:os";
import { wasBusyWithin } from "@/db/faults";
import { readFileName } from "@/lib/catalogue/pictures/rules";
import { config } from "@/lib/core/config";
import { hearOut, isAnswering } from "./hear-out";
import { keptAddress } from "./kept-address";
import { noticeLine } from "./notice-line";

/**
 * Headers by which the framework talks to itself, and which it has been tricked with from outside (CVE-2025-29927,
 * CVE-2026-44579); and parts of a file, which nothing here needs and the framework answers with a fault where there are none.
 */
const DROPPED = /^(x-middleware-|x-invoke-|x-matched-path$|x-now-route-matches$|x-nextjs-data$|x-nextjs-rewrite|x-next-revalidate|x-prerender-revalidate|next-resume|range$|if-range$)/;
/** Methods that fetch's Request cannot even hold; renamed, so that the proxy refuses them like any other unknown one. */
const UNSPEAKABLE = new Set(["TRACE", "TRACK", "CONNECT"]);
/** A path that leads nowhere. */
const NOWHERE = "/_";
/** How long somebody may take to say what they want, and to send all of it: a slow sender keeps a connection, not the shop. */
const SLOWEST_MS = { head: 10_000, whole: 30_000 };

/** Notices of other systems that are inside at a time, of each of the shop's connections. */
const NOTICES_SHARE = 0.25;

type Door = { readonly address: string; readonly lines: Map<Server, () => void>; isLeaving: boolean };
const KEY = Symbol.for("unico.front-door");
const shared = globalThis as { [KEY]?: Door };

/** The name of the header that carries the visitor's address inside this process; drawn at random, so nobody outside can send it. */
export const addressHeader = (): string | null => shared[KEY]?.address ?? null;

type Start = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly server: Server };

/**
 * Stands before the framework: every request of this process passes here first. Writes down the visitor's address (from the
 * trusted proxy's header if one is configured, else from the connection), says under which name the shop is open whatever
 * X-Forwarded-Host claims, drops what only the framework itself may say, says busy for pages that failed without the database, and
 * lets other systems' notices in by turns, the first ones after `noticesAfterMs`. Called once, by house.ts.
 */
export function guardFrontDoor(noticesAfterMs: number): void {
  if (shared[KEY]) return;
  const door: Door = (shared[KEY] = { address: `x-unico-${crypto.randomUUID()}`, lines: new Map(), isLeaving: false });
  const from = performance.now() + noticesAfterMs;
  const pictures = new Set(existsSync("public/media") ? readdirSync("public/media") : []);
  channel("http.server.request.start").subscribe((message) => {
    const { request, response, server } = message as Start;
    // Nothing here speaks another protocol; the framework keeps a connection that asks for one open for ever.
    Object.assign(server, { headersTimeout: SLOWEST_MS.head, requestTimeout: SLOWEST_MS.whole, ...(config().NODE_ENV === "production" ? { shouldUpgradeCallback: () => false } : {}) });
    letGo(request);
    isAnswering(request.socket, response);
    if (!door.lines.has(server)) door.lines.set(server, lineUp(server, Math.max(0, from - performance.now())));
    if (door.isLeaving) response.setHeader("connection", "close"); // else who asks again and again keeps the process for ever
    response.setHeader("x-content-type-options", "nosniff"); // also on what the framework answers by itself
    sayBusy(response);
    admit(request, door.address);
    if (config().NODE_ENV === "production") lead(request, pictures);
  });
}

/** The process leaves: each answer from now on is its connection's last, and notices are told to come again. */
export function closeFrontDoor(): void {
  const door = shared[KEY];
  if (!door) return;
  door.isLeaving = true;
  for (const end of door.lines.values()) end();
}

/** Puts the notices' line between a server and the framework, and hears out what can't be read; answers how to end the line. */
function lineUp(server: Server, closedMs: number): () => void {
  hearOut(server);
  const listeners = server.listeners("request") as RequestListener[];
  const most = () => Math.ceil(NOTICES_SHARE * (config().DATABASE_POOL_SHOP ?? 4 * availableParallelism()));
  const line = noticeLine((request, response) => listeners.forEach((handle) => void handle(request, response)), { most, closedMs });
  server.removeAllListeners("request").on("request", line.listener);
  return line.end;
}

/** A page may wait for its answer this long after the database was found away. */
const BUSY_MS = 10_000;

/** A page that failed while the database was away is not broken: it is 503, with the time to come again, not 500. */
export function sayBusy(response: Pick<ServerResponse, "writeHead" | "setHeader">): void {
  const write = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (status !== 500 || !wasBusyWithin(BUSY_MS)) return write(status, ...rest);
    response.setHeader("retry-after", "2");
    return write(503, ...rest);
  };
}

const asking = new WeakMap<Socket, IncomingMessage>();
/**
 * Whoever goes in the middle of a request is no fault of ours. Listens when the connection closes and not before: the framework
 * replaces a request's listeners with those of the copy that it makes of a body (Next 16.4, `replaceRequestBody`).
 */
function letGo(request: IncomingMessage): void {
  const { socket } = request;
  if (!asking.has(socket)) socket.prependOnceListener("close", () => asking.get(socket)?.on("error", () => {}));
  asking.set(socket, request);
}

/** Rewrites one request's headers. What this process asks itself (an action that another page serves) keeps the visitor's address. */
export function admit(request: Pick<IncomingMessage, "headers" | "method"> & { readonly socket: { readonly remoteAddress?: string | undefined } }, addressName: string): void {
  const { UNICO_CLIENT_HEADER: trusted, UNICO_BASE_URL } = config();
  const { host, protocol } = new URL(UNICO_BASE_URL);
  const { headers } = request;
  const [ours, told] = [headers[addressName], trusted ? headers[trusted] : undefined];
  const seen = (typeof told === "string" ? told.split(",").at(-1)?.trim() : undefined) ?? request.socket.remoteAddress ?? "";
  const address = typeof ours === "string" ? ours : seen;
  for (const name of Object.keys(headers)) if (DROPPED.test(name)) delete headers[name];
  headers[addressName] = address;
  headers["x-forwarded-for"] = address;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  if (UNSPEAKABLE.has(request.method ?? "")) request.method = "REFUSED";
}

/**
 * Sends to the proxy, which answers it as nothing or refuses it, what the framework would answer with a fault (a file by another
 * method than reading), with a page that caches keep (a picture that can't be there), with work (pictures made to order), with a fault (an address that is no text), or by
 * leading on to another host (an address that isn't a path). A page that is kept is asked for without what it doesn't ask. While developing, the framework has more addresses of its own.
 */
export function lead(request: Pick<IncomingMessage, "method" | "url" | "headers">, pictures: ReadonlySet<string>): void {
  const address = request.url ?? "";
  const path = address.startsWith("/") && URL.canParse(`http://x${address}`) ? new URL(`http://x${address}`).pathname : null;
  const [, first = "", second = "", ...rest] = path?.split("/") ?? [];
  const isFile = first === "_next" || first === "media";
  const reads = request.method === "GET" || request.method === "HEAD";
  if (path === null || (isFile && !reads)) Object.assign(request, { method: "REFUSED", url: NOWHERE });
  else if (!isReadable(path) || (first === "media" && !((pictures.has(second) || readFileName(second)) && rest.length === 0)) || (first === "_next" && second !== "static")) request.url = NOWHERE;
  else request.url = keptAddress(address, request.headers["rsc"] !== undefined);
}

/** Whether what is percent-encoded in a path is text; a page whose address is not fails inside the framework. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
