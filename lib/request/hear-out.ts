import "server-only";
import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Node's own answers to what can't be read. */
const SAYS: Readonly<Record<string, string>> = { HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large", HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large", ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout" };
/** How long the rest of it may still come. */
const LINGER_MS = 1_000;

const answering = new WeakMap<Socket, ServerResponse>();
/** A connection's present answer: nothing else is written into the middle of it. */
export const isAnswering = (socket: Socket, response: ServerResponse): void => void answering.set(socket, response);

/**
 * Answers a request that can't be read as Node does, and lets the rest of it come before the connection is closed. Closed at
 * once, with bytes still on their way, the system throws the answer away (RST) and whoever asked hears nothing.
 */
export function hearOut(server: Server): void {
  const heard = new WeakSet<Socket>();
  server.on("clientError", (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    if (heard.has(socket)) return; // what still comes is read and thrown away
    const begun = answering.get(socket);
    if (!socket.writable || error.code === "ECONNRESET" || (begun?.headersSent && !begun.writableFinished)) return void socket.destroy(error);
    heard.add(socket);
    socket.end(`HTTP/1.1 ${SAYS[error.code ?? ""] ?? "400 Bad Request"}\r\nConnection: close\r\n\r\n`);
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}
