import { connect, createServer } from "node:net";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { commandOf } from "./processes.mjs";
import { Trouble } from "./trouble.mjs";

/** Tries to listen; null when that worked, else the code of what stood in the way. */
function obstacle(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

const answers = (port, host) =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 });
    const done = (result) => () => (socket.destroy(), resolve(result));
    socket.once("connect", done(true)).once("error", done(false)).once("timeout", done(false));
  });

/** A free port on this machine: the one wanted if it is free, else any. */
export async function freePort(wanted) {
  if (wanted && (await obstacle(wanted, "127.0.0.1")) === null) return wanted;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Who listens on a port, in brackets, where Linux tells; "" elsewhere. */
function holderOf(port) {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, "0");
    const rows = ["tcp", "tcp6"].flatMap((name) => readFileSync(`/proc/net/${name}`, "utf8").split("\n"));
    const row = rows.map((line) => line.trim().split(/\s+/)).find((cells) => cells[3] === "0A" && cells[1]?.endsWith(`:${hex}`));
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      let open;
      try {
        open = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        continue; // another user's, or gone meanwhile
      }
      if (open.includes(`socket:[${row[9]}]`)) return ` (by process ${pid}, \`${commandOf(Number(pid)).slice(0, 60)}\`)`;
    }
  } catch {
    // not Linux, or the other side is gone: the port alone must do
  }
  return "";
}

/** Refuses in one line when the shop couldn't listen on its port. */
export async function requirePort(port, host, command) {
  const code = await obstacle(port, host);
  const other = port < 65535 ? port + 1 : 3000;
  if (code === "EACCES") throw new Trouble(`Port ${port} needs rights this user doesn't have: choose one above 1023, PORT=3000 ${command}.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") throw new Trouble(`UNICO_HOST=${host} is no address of this machine: unset it (127.0.0.1), or use 0.0.0.0 for all.`);
  const taken = code === "EADDRINUSE" || (code === null && (await Promise.all(["127.0.0.1", "::1"].map((each) => answers(port, each)))).includes(true));
  if (taken) throw new Trouble(`Port ${port} is taken${holderOf(port)}: end that program, or choose another port with PORT=${other} ${command}.`);
  if (code) throw new Trouble(`Port ${port} can't be used (${code}): choose another with PORT=${other} ${command}.`);
}
