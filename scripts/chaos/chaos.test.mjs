import net from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { formsIn } from "./buyer.mjs";
import { chanceFrom } from "./chance.mjs";
import { FAULTS } from "./faults.mjs";
import { openLine } from "./proxy.mjs";
import { openRelay } from "./smtp.mjs";
import { wrongWith } from "./storm.mjs";
import { wrongIn } from "./verdict.mjs";

test("the same seed draws the same", () => {
  const draw = (seed) => [chanceFrom(seed).shuffled(FAULTS).map(({ id }) => id), chanceFrom(seed).branch().next()];
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("every fault has a name of its own and says what it is", () => {
  expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
  for (const { what } of FAULTS) expect(what).toMatch(/^[a-z].{10,}/);
});

test("of choices the chosen one is sent, of buttons none", () => {
  expect(formsIn('<form><input type="radio" name="a" value="1" checked=""/><input type="radio" name="a" value="2"/><button name="$ACTION_ID_x" value="">no</button></form>')).toEqual([{ a: "1" }]);
});

test("a form's hidden fields are read as a browser reads them", () => {
  expect(formsIn('<form a="b"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;x&amp;y&quot;}"/><input name="email"/></form><form></form>')).toEqual([{ "$ACTION_1:0": '{"id":"x&y"}', email: "" }, {}]);
});

describe("an answer", () => {
  const answer = (more) => ({ status: 200, text: "", retryAfter: null, path: "GET /it", at: 1_000_000, ms: 10, why: null, ...more });
  test.each([
    ["a page", {}, null],
    ["busy, with the time to ask again", { status: 503, retryAfter: "2" }, null],
    ["busy without it", { status: 503 }, "GET /it answers 503 without Retry-After"],
    ["a conflict", { status: 409 }, null],
    ["a fault", { status: 500 }, "GET /it answers 500"],
    ["a trace", { text: "Error: x\n    at run (/srv/app.js:1:2)" }, "GET /it shows its inside (200)"],
    ["none", { status: 0, why: "ECONNRESET" }, "GET /it has no answer after 10 ms (ECONNRESET)"],
  ])("%s", (_, more, wrong) => expect(wrongWith(answer(more), [])).toBe(wrong));
  test("may be missing while the app is away", () => expect(wrongWith(answer({ status: 0 }), [{ from: 1_000_005, to: 1_002_000 }])).toBeNull());
});

describe("the verdict", () => {
  const buyer = { n: 1, key: "k", session: "cs", paid: 500, final: "placed", tries: 0 };
  const order = { number: "A", key: "k", state: "paid", captured: 500, refunded: 0, attempt: "captured", session: "cs" };
  const judged = { ill: [], looked: 1, mended: 0, differences: [], orders: [order], clearing: 500, letters: [], jobs: [] };
  const judge = (change = {}, { buyers = [buyer], net: sum = 500, struck = [], waiting = 0 } = {}) => wrongIn({ struck, waiting, answers: { wrong: new Map() }, buyers }, { ...judged, ...change }, { net: sum });
  test("is silent when everything is in its place", () => expect(judge()).toEqual([]));
  test("allows money that came too late to have gone back", () => expect(judge({ clearing: 0, orders: [{ ...order, state: "expired", captured: 0, refunded: 500, attempt: "surplus" }] }, { net: 0 })).toEqual([]));
  test.each([
    ["an order that is gone", judge({ orders: [] }), /not there/],
    ["two orders for one checkout", judge({ orders: [order, { ...order, number: "B" }] }), /made 2 orders/],
    ["money without its order", judge({ orders: [{ ...order, state: "expired", captured: 0, attempt: "voided" }] }), /paid 500/],
    ["an order without its money", judge({}, { buyers: [{ ...buyer, paid: null }] }), /did not pay/],
    ["a difference of a cent", judge({}, { net: 501 }), /processor has 501/],
    ["somebody without an answer", judge({}, { buyers: [{ ...buyer, final: null }] }), /never got/],
    ["a shop where nobody can buy", judge({ orders: [] }, { buyers: Array.from({ length: 12 }, (_, n) => ({ ...buyer, n, key: null, paid: null, final: "refused" })), net: 500 }), /hardly anything/],
    ["jobs that nobody does", judge({}, { waiting: 3 }), /3 jobs/],
    ["a broken invariant", judge({ ill: [{ id: "S1", keys: ["x"] }] }), /S1 x/],
    ["a letter that never arrived", judge({ letters: [{ id: "m", kind: "order-received", state: "sent" }] }), /never arrived/],
    ["an app that does not come back", judge({}, { struck: [{ id: "f", back: null, alive: true, ill: [] }] }), /within 5 s/],
  ])("tells of %s", (_, wrong, said) => expect(wrong).toEqual([expect.stringMatching(said)]));
});

describe("a line", async () => {
  const echo = net.createServer((socket) => socket.on("error", () => {}).pipe(socket));
  await new Promise((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const line = await openLine(echo.address().port);
  afterAll(async () => {
    await line.close();
    echo.close();
  });
  /** What comes back within so many milliseconds: text, `silence`, or `closed`. */
  const say = (text, ms = 150) =>
    new Promise((resolve) => {
      const socket = net.connect(line.port, "127.0.0.1");
      const done = (answer) => (resolve(answer), socket.destroy());
      socket.on("error", () => done("closed")).on("close", () => done("closed")).on("data", (data) => done(String(data)));
      socket.write(text);
      setTimeout(done, ms, "silence");
    });
  test("passes, stalls, holds, refuses and passes again", async () => {
    expect(await say("a")).toBe("a");
    line.set("stall");
    expect(await say("b")).toBe("silence");
    line.set("pass");
    line.set("hold");
    const held = say("h", 600);
    await new Promise((resolve) => setTimeout(resolve, 150));
    line.set("pass");
    expect(await held).toBe("h");
    line.set("refuse");
    expect(await say("c")).toBe("closed");
    line.set("pass");
    expect(await say("d")).toBe("d");
    line.set("slow", 300);
    expect(await say("e")).toBe("silence");
  });
});

test("a relay takes a letter, and may hang up before it says so", async () => {
  const relay = await openRelay();
  const send = (id) =>
    new Promise((resolve) => {
      const socket = net.connect(Number(new URL(relay.url).port), "127.0.0.1");
      let heard = "";
      const lines = ["EHLO x", "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", `Message-ID: <${id}>\r\n\r\nCiao\r\n.`, "QUIT"];
      socket.on("data", (data) => ((heard += data), lines.length > 0 && socket.write(`${lines.shift()}\r\n`))).on("close", () => resolve(heard)).on("error", () => {});
    });
  expect(await send("one")).toMatch(/250 taken/);
  relay.be("cut");
  expect(await send("two")).not.toMatch(/250 taken/);
  relay.be("defers");
  expect(await send("three")).toMatch(/451/);
  expect([...relay.taken]).toEqual([["one", 1], ["two", 1]]);
  await relay.close();
});
