import net from "node:net";

/**
 * A line between two parts that can fail: `pass`, `stall` (bytes are taken and never handed on, nobody is told), `hold` (they come when it is over), `slow` (each
 * piece comes `ms` later), `refuse` (nobody listens any more). `cut` ends open connections, `reset` does so rudely.
 */
export async function openLine(port, host = "127.0.0.1") {
  const open = new Set();
  let how = { is: "pass", ms: 0 };
  const server = net.createServer((near) => {
    if (how.is === "refuse") return near.resetAndDestroy();
    const far = net.connect(port, host);
    const pair = [near, far];
    open.add(pair);
    for (const [one, other] of [pair, pair.toReversed()]) {
      let last = Promise.resolve();
      one.setNoDelay(true);
      one.on("data", (chunk) => {
        if (how.is === "stall") return;
        if (how.is !== "slow") return void last.then(() => other.destroyed || other.write(chunk));
        const { ms } = how;
        last = last.then(() => new Promise((resolve) => setTimeout(resolve, ms))).then(() => void (other.destroyed || other.write(chunk)));
      });
      if (how.is === "hold") one.pause();
      one.on("error", () => {});
      one.on("close", () => {
        if (other.destroyed) open.delete(pair);
        else if (how.is !== "stall") other.destroy(); // in a stall the other side isn't told before it is over
      });
    }
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const each = (act) => [...open].flat().forEach(act);
  return {
    port: server.address().port,
    set: (is, ms = 0) => {
      const [stalled, held] = ["stall", "hold"].map((mood) => how.is === mood && is !== mood);
      how = { is, ms };
      if (stalled) each((socket) => socket.destroy()); // what it swallowed is gone
      if (is === "hold") each((socket) => socket.pause());
      if (held) each((socket) => socket.resume());
      if (is === "refuse") each((socket) => socket.resetAndDestroy());
    },
    cut: () => each((socket) => socket.destroy()),
    reset: () => each((socket) => socket.resetAndDestroy()),
    close: () => new Promise((resolve) => (each((socket) => socket.destroy()), server.close(resolve))),
  };
}
