import net from "node:net";

/** A network between app and database that can stall: bytes are taken and never handed on, and nobody is told. */
export async function stallingProxy(url: string, at = 0): Promise<{ url: string; stall: () => void; flow: () => void; close: () => Promise<void> }> {
  const to = new URL(url);
  const { hostname, port } = to;
  const open = new Set<net.Socket>();
  let stalled = false;
  const server = net.createServer((near) => {
    const far = net.connect(Number(port || 5432), hostname);
    open.add(near);
    near.on("data", (chunk) => void (stalled || far.write(chunk)));
    far.on("data", (chunk) => void (stalled || near.write(chunk)));
    for (const [one, other] of [[near, far], [far, near]] as const) {
      one.on("error", () => {});
      one.on("close", () => (open.delete(near), other.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  to.hostname = "127.0.0.1";
  to.port = String((server.address() as net.AddressInfo).port);
  return {
    url: to.href,
    stall: () => (stalled = true),
    flow: () => (stalled = false),
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
