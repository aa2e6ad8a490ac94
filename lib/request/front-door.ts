import "server-only";
import { channel } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { config } from "@/lib/core/config";

/** Headers by which the framework talks to itself, and which it has been tricked with from outside (CVE-2025-29927, CVE-2026-44579). */
const INTERNAL = /^(x-middleware-|x-invoke-|x-matched-path$|x-nextjs-data$|x-next-revalidate|next-resume$)/;
/** Methods that fetch's Request cannot even hold; renamed, so that the proxy refuses them like any other unknown one. */
const UNSPEAKABLE = new Set(["TRACE", "TRACK", "CONNECT"]);

type Door = { readonly address: string };
const KEY = Symbol.for("unico.front-door");
const shared = globalThis as { [KEY]?: Door };

/** The name of the header that carries the visitor's address inside this process; drawn at random, so nobody outside can send it. */
export const addressHeader = (): string | null => shared[KEY]?.address ?? null;

/**
 * Stands before the framework: every request of this process passes here first. Writes down the visitor's address (from the
 * trusted proxy's header if one is configured, else from the connection), says under which name the shop is open whatever
 * X-Forwarded-Host claims, and drops what only the framework itself may say. Called once, by instrumentation.ts.
 */
export function guardFrontDoor(): void {
  if (shared[KEY]) return;
  const door: Door = (shared[KEY] = { address: `x-unico-${crypto.randomUUID()}` });
  channel("http.server.request.start").subscribe((message) => admit((message as { request: IncomingMessage }).request, door.address));
}

/** Rewrites one request's headers. */
export function admit(request: Pick<IncomingMessage, "headers" | "method"> & { readonly socket: { readonly remoteAddress?: string | undefined } }, addressName: string): void {
  const { UNICO_CLIENT_HEADER: trusted, UNICO_BASE_URL } = config();
  const { host, protocol } = new URL(UNICO_BASE_URL);
  const { headers } = request;
  const told = trusted ? headers[trusted] : undefined;
  const address = (typeof told === "string" ? told.split(",").at(-1)?.trim() : undefined) ?? request.socket.remoteAddress ?? "";
  for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
  headers[addressName] = address;
  headers["x-forwarded-for"] = address;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  if (UNSPEAKABLE.has(request.method ?? "")) request.method = "REFUSED";
}
