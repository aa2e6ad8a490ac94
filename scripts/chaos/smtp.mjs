import net from "node:net";

/** How a mail relay may behave. `cut`: it takes the letter and hangs up before it says so. */
export const MOODS = ["takes", "refuses", "defers", "hangs", "cut"];

/** A mail relay that counts what it took, by Message-ID, and can be in any mood. */
export async function openRelay() {
  const taken = new Map();
  const open = new Set();
  let mood = "takes";
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => {});
    if (mood === "hangs") return;
    const say = (line) => socket.destroyed || socket.write(`${line}\r\n`);
    let letter = null;
    let held = "";
    say("220 relay.test ESMTP");
    socket.setEncoding("latin1").on("data", (text) => {
      held += text;
      for (let at = held.indexOf("\r\n"); at >= 0; at = held.indexOf("\r\n")) {
        const line = held.slice(0, at);
        held = held.slice(at + 2);
        if (letter !== null) letter = line === "." ? end(letter) : `${letter}${line}\n`;
        else command(line);
      }
    });
    function end(text) {
      const id = /^message-id:\s*<([^>]+)>/im.exec(text)?.[1] ?? "none";
      taken.set(id, (taken.get(id) ?? 0) + 1);
      if (mood === "cut") socket.destroy();
      else say("250 taken");
      return null;
    }
    function command(line) {
      const word = line.slice(0, 4).toUpperCase();
      if (word === "QUIT") return socket.end("221 bye\r\n");
      if (word === "MAIL" && mood === "defers") return say("451 later");
      if (word === "MAIL" && mood === "refuses") return say("421 not now");
      if (word === "DATA" && (mood === "defers" || mood === "refuses")) return say("503 no sender");
      if (word === "DATA") {
        letter = "";
        return say("354 go on");
      }
      say("250 fine");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    taken,
    be: (next) => void (mood = next),
    close: () => new Promise((resolve) => ([...open].forEach((socket) => socket.destroy()), server.close(resolve))),
  };
}
