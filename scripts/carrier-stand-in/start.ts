import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { answer, type Reply } from "./answer";
import type { Faults, World } from "./world";

export type CarrierStandIn = { readonly url: string; readonly world: World; readonly faults: Faults; readonly close: () => Promise<void> };
const LONGEST_BODY = 1_000_000;

/** Starts the local stand-in for Sendcloud's returns API on 127.0.0.1; it forgets everything when it ends. Rejects when the port is taken. */
export async function startCarrier({ publicKey, secretKey, port = 0 }: { readonly publicKey: string; readonly secretKey: string; readonly port?: number }): Promise<CarrierStandIn> {
  const world: World = { returns: [], authorization: `Basic ${Buffer.from(`${publicKey}:${secretKey}`).toString("base64")}`, url: "" };
  const faults: Faults = { next: [] };
  const server = createServer((request, response) => {
    respond(world, faults, request).then(
      (reply) => {
        if (reply === "silence") setTimeout(() => response.destroy(), 60_000).unref();
        else if (reply === "cut") response.destroy();
        else response.writeHead(reply.status, { "content-type": reply.type }).end(reply.body);
      },
      (error: unknown) => (console.error("carrier stand-in:", error), response.writeHead(500).end()),
    );
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: world.url, world, faults, close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))) };
}

/** What is asked, answered as it is wished to go wrong: `after-*` does it first. */
async function respond(world: World, faults: Faults, request: IncomingMessage): Promise<Reply | "silence" | "cut"> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LONGEST_BODY) return { status: 413, type: "text/plain", body: Buffer.alloc(0) };
    parts.push(part);
  }
  const fault = faults.next.shift();
  if (fault === "500") return { status: 500, type: "text/html", body: Buffer.from("<h1>Bad Gateway</h1>") };
  if (fault === "silence" || fault === "cut") return fault;
  const reply = await answer(world, request, Buffer.concat(parts).toString("utf8"));
  return fault === "after-cut" ? "cut" : reply;
}
