import net from "node:net";
import tls from "node:tls";
import { follow } from "./wire";

/** No answer for this long after a question means that none will come: the server itself stops a statement after 5 s. */
const SILENCE_MS = 8_000;
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

type Ssl = boolean | "require" | "allow" | "prefer" | "verify-full" | object;
export type Address = { readonly host: string; readonly port: number; readonly path: string | null; readonly ssl: Ssl };

/**
 * Opens the connections of a pool in place of postgres.js, which waits for ever when the network stalls.
 * Never rejects: the driver loses a pool slot when it does; a failure comes as the socket's own error.
 */
export async function openSocket(to: Address, silenceMs = SILENCE_MS): Promise<net.Socket> {
  const raw = to.path ? net.connect(to.path) : net.connect(to.port, to.host);
  raw.setNoDelay(true).setKeepAlive(true, 15_000);
  if (!to.ssl) return watch(raw, silenceMs);
  try {
    return watch(await secured(raw, to, silenceMs), silenceMs);
  } catch (error) {
    raw.destroy();
    const failed = new net.Socket();
    setImmediate(() => failed.destroy(error as Error)); // the driver listens by then
    return failed;
  }
}

/** TLS as libpq asks for it: one byte tells whether the server will. */
async function secured(raw: net.Socket, to: Address, silenceMs: number): Promise<net.Socket> {
  raw.setTimeout(silenceMs, () => raw.destroy(silent()));
  raw.write(SSL_REQUEST);
  const answer = await new Promise<Buffer>((resolve, reject) => raw.once("data", resolve).once("error", reject));
  raw.removeAllListeners();
  if (answer[0] !== 0x53) {
    if (to.ssl === "prefer" || to.ssl === "allow") return raw.setTimeout(0);
    throw Object.assign(new Error("the database offers no TLS"), { code: "08001" });
  }
  const unverified = to.ssl === "require" || to.ssl === "allow" || to.ssl === "prefer";
  const own = typeof to.ssl === "object" ? to.ssl : { rejectUnauthorized: !unverified };
  const socket = tls.connect({ socket: raw, ...(net.isIP(to.host) ? {} : { servername: to.host }), ...own });
  socket.setTimeout(silenceMs, () => socket.destroy(silent()));
  await new Promise((resolve, reject) => socket.once("secureConnect", resolve).once("error", reject));
  return socket.removeAllListeners("error").setTimeout(0);
}

/**
 * Mends what the driver makes of a connection's troubles, until its end:
 * - A question that stays unanswered, and a greeting that is never sent, end the connection. (A slot that was closed at the
 *   wrong moment believes its next greeting to be under way for as long as that is shorter than 1 kB, and stands still. Each
 *   new socket adds a greeting, so that a few of them wake it.)
 * - Once it has served, every end is a plain close: after an `error` the driver may keep questions that it never sent, and
 *   give them the answers of others.
 */
function watch(socket: net.Socket, silenceMs: number): net.Socket {
  let served = false;
  let greeted = false;
  let timer: NodeJS.Timeout | undefined;
  const emit = socket.emit.bind(socket) as (event: string | symbol, ...args: unknown[]) => boolean;
  const write = socket.write.bind(socket) as (...sent: unknown[]) => boolean;
  const end = (why: Error) => socket.destroy(served ? undefined : why);
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const wait = () => {
    timer ??= setTimeout(() => end(silent()), silenceMs); // from the first question, however many follow it
  };
  const messages = follow({
    pass: (bytes) => emit("data", bytes),
    ready: () => {
      served = true;
      rest();
    },
    fatal: end,
  });

  setImmediate(() => setImmediate(() => greeted || socket.destroy())); // the driver greets within the first
  socket.write = (...sent: unknown[]) => {
    greeted = true;
    wait();
    return write(...sent);
  };
  socket.emit = (event: string | symbol, ...args: unknown[]) => {
    if (event === "data") {
      timer?.refresh();
      messages.take(args[0] as Buffer);
      return true;
    }
    if (event === "error" && served) return true;
    if (event === "close") {
      rest();
      messages.end();
      return emit("close", !served && args[0] === true);
    }
    return emit(event, ...args);
  };
  return socket;
}

const silent = (): Error => Object.assign(new Error("the database fell silent"), { code: "SILENT" });
