import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { Busy, wasBusyWithin } from "@/db/faults";
import { admit, lead, sayBusy } from "./front-door";
import { networkOf } from "./network";

const SEEN = "x-unico-test";
const knock = (headers: Record<string, string>, method = "GET") => {
  const request = { method, headers: { host: "localhost:3000", ...headers } as Record<string, string | undefined>, socket: { remoteAddress: "::ffff:192.0.2.7" } };
  admit(request, SEEN);
  return request;
};

test("the visitor's address is the connection's, whatever a header claims", () => {
  const { headers } = knock({ "x-forwarded-for": "10.0.0.1", "x-real-ip": "10.0.0.1", "x-unico-guess": "10.0.0.1" });
  expect([headers[SEEN], headers["x-forwarded-for"]]).toEqual(["::ffff:192.0.2.7", "::ffff:192.0.2.7"]);
});

test("what the process asks itself keeps the visitor's address", () => {
  expect(knock({ [SEEN]: "198.51.100.9" }).headers[SEEN]).toBe("198.51.100.9");
});

test.each([
  ["GET", "/media/lamp.webp", "GET", "/media/lamp.webp"], ["HEAD", "/media/lamp.webp?v=1", "HEAD", "/media/lamp.webp?v=1"], ["GET", "/media/none.webp", "GET", "/_"], ["GET", "/media/u-019aa000-0000-7000-8000-00000000abe2-50x50-640.avif", "GET", "/media/u-019aa000-0000-7000-8000-00000000abe2-50x50-640.avif"], ["GET", "/media/u-019aa000-0000-7000-8000-00000000abe2-50x50-640.avif/x", "GET", "/_"], ["GET", "/media/../lamp.webp", "GET", "/media/../lamp.webp"],
  ["POST", "/media/lamp.webp", "REFUSED", "/_"], ["DELETE", "/_next/static/x.js", "REFUSED", "/_"], ["GET", "/_next/static/x.js", "GET", "/_next/static/x.js"], ["POST", "/it", "POST", "/it"],
  ["GET", "/_next/image?url=x", "GET", "/_"], ["GET", "/_next", "GET", "/_"], ["GET", "/staff/x/pick/%", "GET", "/_"], ["GET", "/it/p/%ff", "GET", "/_"], ["GET", "/it/p/%F0%9F%92%A9", "GET", "/it/p/%F0%9F%92%A9"], ["DELETE", "/x/%2e%2e/media/lamp.webp", "REFUSED", "/_"], ["GET", "http://evil.example/it", "REFUSED", "/_"], ["OPTIONS", "*", "REFUSED", "/_"], ["GET", "//evil.example/it", "GET", "//evil.example/it"],
])("%s %s goes on as %s %s", (method, url, asMethod, asUrl) => {
  const request = { method, url, headers: {} };
  lead(request, new Set(["lamp.webp"]));
  expect(request).toEqual({ method: asMethod, url: asUrl, headers: {} });
});

test("the shop's name is the configured one: a foreign forwarded host is overwritten (A-31)", () => {
  expect(knock({ "x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher" }).headers).toMatchObject({ "x-forwarded-host": "localhost:3000", "x-forwarded-proto": "http" });
});

test("what only the framework may say is dropped (A-12, A-17)", () => {
  const { headers } = knock({ "x-middleware-subrequest": "proxy:proxy:proxy", "x-middleware-rewrite": "/admin", "next-resume": "1", "x-nextjs-data": "1", "x-matched-path": "/admin", "x-prerender-revalidate": "1", range: "bytes=9-", rsc: "1" });
  expect(Object.keys(headers).sort()).toEqual(["host", "rsc", SEEN, "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"].sort());
});

test.each([["TRACE", "REFUSED"], ["TRACK", "REFUSED"], ["GET", "GET"], ["PROPFIND", "PROPFIND"]])("%s comes in as %s", (method, as) => {
  expect(knock({}, method).method).toBe(as);
});

test.each([
  ["192.0.2.7", "192.0.2.7"], ["::ffff:192.0.2.7", "192.0.2.7"], ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"], ["2001:DB8:0001::9", "2001:db8:1:0::/64"],
  ["::1", "0:0:0:0::/64"], ["fe80::1%eth0", "fe80:0:0:0::/64"], ["", "unknown"], ["10.0.0.1, 10.0.0.2", "unknown"], ["nonsense", "unknown"], [null, "unknown"],
])("%j is the network %j", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a page that fails while the database is away is busy, any other is a fault", async () => {
  const server = createServer((request, response) => {
    sayBusy(response);
    response.statusCode = Number(request.url?.slice(1));
    response.end("sorry");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ask = (status: number) => new Promise<unknown[]>((resolve) => get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${status}`, (answer: IncomingMessage) => (answer.resume(), resolve([answer.statusCode, answer.headers["retry-after"]]))));
  expect(wasBusyWithin(10_000)).toBe(false);
  expect(await ask(500)).toEqual([500, undefined]);
  expect(new Busy("away").retryAfter).toBe(2);
  expect(await ask(500)).toEqual([503, "2"]);
  expect(await ask(200)).toEqual([200, undefined]);
  expect(await ask(404)).toEqual([404, undefined]);
  server.close();
});
