import type { Socket } from "node:net";
import { eq } from "drizzle-orm";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { facts, messages } from "@/db/schema/all";
import { type Id, newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Mailer } from "@/lib/gateways/mailer";
import { smtpMailer } from "@/lib/gateways/smtp";
import { messageIdOf, withoutToken } from "./rules";
import { sendMessage } from "./send-message";
import { type Draft, writeMessage } from "./write-message";

const TOKEN = "0123456789ABCDEFGHJKMNPQRS";
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A relay that answers as told, and the letters it took. `patience`: milliseconds, short where silence is what is tried. */
async function relay(options: SMTPServerOptions = {}, patience = 10_000): Promise<{ mailer: Mailer; taken: string[]; sockets: Set<Socket>; port: number }> {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    closeTimeout: 100,
    logger: false,
    onData(stream, _session, callback) {
      let text = "";
      stream.on("data", (part: Buffer) => (text += part.toString()));
      stream.on("end", () => (taken.push(text), callback()));
    },
    ...options,
  });
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => sockets.add(socket));
  server.on("error", () => {}); // a line that the other side cut
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  const { port } = server.server.address() as { port: number };
  ends.push(() => new Promise((closed) => { server.close(() => closed()); for (const socket of sockets) socket.destroy(); }));
  return { mailer: smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: "Bottega Lume <ciao@lume.example>", patience }), taken, sockets, port };
}

async function aMessage(over: Partial<Draft> = {}): Promise<Id<"message">> {
  const dedupe = over.dedupe ?? `reset:${newId()}`;
  const draft: Draft = { kind: "reset", locale: "it", recipient: "anna@example.org", subject: "Scegli è", html: `<p>è ?token=${TOKEN}</p>`, text: `è ?token=${TOKEN}`, ...over, dedupe };
  await atomically(async (tx) => done(await writeMessage(tx, draft)));
  const [row] = await db.select({ id: messages.id }).from(messages).where(eq(messages.dedupe, dedupe));
  if (!row) throw new Error("no row");
  return row.id;
}
const stateOf = async (id: Id<"message">) => (await db.select().from(messages).where(eq(messages.id, id)))[0];
const slammed = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode });

test("one key is one message and one fact, however often it is written", async () => {
  const dedupe = `order-received:${newId()}`;
  const ids = await Promise.all(Array.from({ length: 5 }, () => aMessage({ dedupe })));
  expect(new Set(ids).size).toBe(1);
  const told = (await db.select().from(facts).where(eq(facts.is, "message.written"))).filter((f) => f.body.is === "message.written" && f.body.messageId === ids[0]);
  expect(told).toHaveLength(1);
});

test("a letter leaves once, with a stable Message-ID, and its link leaves the book", async () => {
  const { mailer, taken } = await relay();
  const id = await aMessage();
  await sendMessage(id, mailer);
  await sendMessage(id, mailer);
  expect(taken).toHaveLength(1);
  const row = await stateOf(id);
  expect(taken[0]).toContain(`Message-ID: <${messageIdOf(row?.dedupe ?? "", "http://localhost:3000")}>`);
  expect(taken[0]).toMatch(/^To: anna@example\.org\r$/m);
  expect(taken[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(taken[0]?.replaceAll("=\r\n", "").replaceAll("=3D", "=")).toContain(`token=${TOKEN}`);
  expect(row).toMatchObject({ state: "sent", tries: 1, lastError: null });
  expect(`${row?.html}${row?.text}`).not.toContain(TOKEN);
});

test("without a relay the row is the mail", async () => {
  const id = await aMessage();
  await sendMessage(id, null);
  expect(await stateOf(id)).toMatchObject({ state: "kept", tries: 0 });
  expect((await stateOf(id))?.text).toContain(TOKEN);
});

test("a name with a line break begins no header", async () => {
  const { mailer, taken } = await relay();
  await sendMessage(await aMessage({ subject: "Ciao\r\nBcc: victim@example.org\r\n\r\nx", recipient: "anna@example.org" }), mailer);
  expect(taken[0]?.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
});

test("a recipient that the relay rejects for good fails at once", async () => {
  const { mailer } = await relay({ onRcptTo: (_address, _session, callback) => callback(slammed("no such user anna@example.org", 550)) });
  const id = await aMessage();
  await sendMessage(id, mailer);
  const row = await stateOf(id);
  expect(row).toMatchObject({ state: "failed", tries: 1 });
  expect(row?.lastError).not.toContain("anna");
});

test("a relay that defers is tried again, twelve times at most", async () => {
  const { mailer } = await relay({ onMailFrom: (_address, _session, callback) => callback(slammed("greylisted", 451)) });
  const id = await aMessage();
  await expect(sendMessage(id, mailer)).rejects.toThrow("did not take message");
  expect(await stateOf(id)).toMatchObject({ state: "queued", tries: 1 });
  await db.update(messages).set({ tries: 11 }).where(eq(messages.id, id));
  await sendMessage(id, mailer);
  expect(await stateOf(id)).toMatchObject({ state: "failed", tries: 12 });
});

test("a relay that is away, hangs, or wants other settings is tried again", async () => {
  const { mailer: hanging } = await relay({ onMailFrom: () => {} }, 400);
  const { mailer: closed } = await relay({ onConnect: (_session, callback) => callback(slammed("go away", 554)) });
  const { port, sockets } = await relay();
  await ends.pop()?.();
  sockets.clear();
  const away = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: "ciao@lume.example", patience: 400 });
  for (const mailer of [hanging, closed, away]) {
    const id = await aMessage();
    await expect(sendMessage(id, mailer)).rejects.toThrow("did not take message");
    expect((await stateOf(id))?.state).toBe("queued");
  }
});

test("a line that breaks after the text: sent again with the same Message-ID", async () => {
  let cut = true;
  const taken: string[] = [];
  const { mailer, sockets } = await relay({
    onData(stream, _session, callback) {
      let text = "";
      stream.on("data", (part: Buffer) => (text += part.toString()));
      stream.on("end", () => {
        taken.push(text);
        if (!cut) return callback();
        cut = false;
        for (const socket of sockets) socket.destroy();
      });
    },
  });
  const id = await aMessage();
  await expect(sendMessage(id, mailer)).rejects.toThrow("did not take message");
  await sendMessage(id, mailer);
  expect(taken.map((text) => /^Message-ID: (.*)$/m.exec(text)?.[1])).toEqual([expect.stringMatching(/^<reset\./), expect.stringMatching(/^<reset\./)]);
  expect(new Set(taken.map((text) => /^Message-ID: (.*)$/m.exec(text)?.[1])).size).toBe(1);
  expect((await stateOf(id))?.state).toBe("sent");
});

test("only tokens are taken out of a letter", () => {
  expect(withoutToken(`<a href="https://s/it/reset/choose?token=${TOKEN}&amp;next=%2Fit">`)).toBe('<a href="https://s/it/reset/choose?token=…&amp;next=%2Fit">');
  expect(withoutToken("https://s/it?next=%2Fit&token=short")).toBe("https://s/it?next=%2Fit&token=short");
});
