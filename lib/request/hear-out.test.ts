import { createServer, get } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hearOut, isAnswering } from "./hear-out";

const server = createServer((request, response) => {
  isAnswering(request.socket, response);
  if (request.url === "/slow") return void response.write("half of it");
  response.end("well");
});
beforeAll(() => new Promise<void>((ready) => {
  hearOut(server);
  server.listen(0, "127.0.0.1", ready);
}));
afterAll(() => void server.close());

/** What a connection hears that sends these bytes, one after the other. */
const say = (...parts: readonly string[]) => new Promise<string>((resolve) => {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let heard = "";
  const over = () => resolve(heard);
  socket.on("data", (data) => (heard += String(data))).on("error", (error) => (heard += `(${(error as NodeJS.ErrnoException).code})`)).on("close", over);
  void (async () => {
    for (const part of parts) {
      if (socket.writable) socket.write(part);
      await pause(1);
    }
  })();
});

test("a head too large is refused, and the refusal arrives while the rest of it still comes", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => say("GET / HTTP/1.1\r\nhost: x\r\nx-state: ", ...Array.from({ length: 20 }, () => "x".repeat(64_000)))));
  for (const heard of all) expect(heard).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n/);
}, 20_000);

test("what is no request is a bad one, also after a good one on the same connection", async () => {
  expect(await say("nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  expect(await say("GET / HTTP/1.1\r\nhost: x\r\n\r\n", "", "", "", "nonsense\r\n\r\n")).toMatch(/well[\s\S]*HTTP\/1\.1 400 Bad Request/);
});

test("nothing is written into the middle of an answer", async () => {
  const heard = await say("GET /slow HTTP/1.1\r\nhost: x\r\n\r\n", "", "", "", "nonsense\r\n\r\n");
  expect(heard).toContain("half of it");
  expect(heard).not.toContain("400");
});

test("others are served meanwhile", async () => {
  const { port } = server.address() as AddressInfo;
  expect(await new Promise((resolve, reject) => void get({ port, host: "127.0.0.1" }, (answer) => (answer.resume(), resolve(answer.statusCode))).on("error", reject))).toBe(200);
});
