import { expect, test } from "vitest";
import { type Fields, makeLog, tell } from "./log";
import { scrub, scrubPath } from "./scrub";

// Anna stands for every customer: nothing of hers may ever be found in a line.
const ANNA = {
  email: "anna.canarino+shop@example.org", name: "Anna Canarino", phone: "+39 340 123 4567", address: "via Canarino 7, 20121 Milano",
  token: "0123456789ABCDEFGHJKMNPQRS", code: "BCD2FGH", password: "canarino!", ip: "203.0.113.7",
};
const TRACES = /canarin|340 123|20121|0123456789ABC|BCD2FGH|203\.0/i;

function lines(say: (log: ReturnType<typeof makeLog>) => void): string {
  const said: string[] = [];
  say(makeLog("debug", { write: (line) => void said.push(line) }));
  return said.join("");
}

test("a line says what is on the list, and nothing else", () => {
  const { code: _, ...rest } = ANNA;
  const sneaked = { ...rest, customer: ANNA, orderId: "019aa000-0000-7000-8000-000000000000", amount: 4900, kind: "receipt" } as Fields;
  const line = lines((log) => log.info(sneaked, "an order was placed"));
  expect(JSON.parse(line)).toEqual({ level: "info", time: expect.any(String), orderId: "019aa000-0000-7000-8000-000000000000", amount: 4900, kind: "receipt", msg: "an order was placed" });
});

test("what is on the list is scrubbed all the same", () => {
  const line = lines((log) => log.warn({ which: ANNA.email, why: `refused ${ANNA.token}`, entrance: `/it/orders/${ANNA.code}/view?token=${ANNA.token}`, what: ANNA as never }, "a refusal"));
  expect(line).not.toMatch(TRACES);
  expect(line).toContain("/it/orders/…/view");
});

test("a reference that somebody was given to quote stands in the line, and nothing else in its place", () => {
  const said = (reference: string) => JSON.parse(lines((log) => log.error({ reference }, "a fault"))).reference;
  for (const reference of ["1A2B3C4D", "01234567", "1740102576", "1740102576@E394"]) expect(said(reference)).toBe(reference);
  for (const other of [ANNA.email, ANNA.phone, ANNA.token, ANNA.code]) expect(said(other)).not.toMatch(TRACES);
});

test("a fault keeps kind, codes and place, and loses what it quotes", () => {
  const fault = new Error(`Failed query: insert into customers\nparams: 1,${ANNA.email}`, {
    cause: new AggregateError([
      Object.assign(new Error(`duplicate key value violates unique constraint "customers_email_unique", Key (email)=(${ANNA.email}) already exists`), { code: "23505", constraint: "customers_email_unique", detail: ANNA.email }),
      new Error(`550 mailbox <${ANNA.email}> unavailable, call ${ANNA.phone}`),
      new Error(`no such code "${ANNA.code}" of "${ANNA.name}", ${ANNA.code}`),
    ]),
  });
  try {
    JSON.parse(`{"${ANNA.name}`);
  } catch (error) {
    (fault.cause as AggregateError).errors.push(error);
  }
  const line = lines((log) => log.error({ err: fault }, "a fault"));
  expect(line).not.toMatch(TRACES);
  for (const kept of ["23505", "customers_email_unique", "log.test.ts", "SyntaxError", "duplicate key value"]) expect(line).toContain(kept);
});

test("what is thrown need not be an error", () => {
  expect(JSON.stringify(tell(ANNA.email))).not.toMatch(TRACES);
});

test("tokens, codes, numbers and quotes are taken out; ids, moments and names of constraints stay", () => {
  expect(scrub("link 0123456789ABCDEFGHJKMNPQRS of 019aa000-0000-7000-8000-000000000000")).toBe("link … of 019aa000-0000-7000-8000-000000000000");
  expect(scrub('at 2026-11-21T23:00:00.000Z the "orders_total" refused 42 of "Anna", tel. 02 5551 2345')).toBe('at 2026-11-21T23:00:00.000Z the "orders_total" refused 42 of "…", tel. …');
  expect(scrub("the transaction is over (23505), CONNECTION_CLOSED 127.0.0.1:5432")).toContain("CONNECTION_CLOSED");
});

test("a path keeps its words", () => {
  expect(scrubPath("/it/p/lampada-sfera?x=anna")).toBe("/it/p/lampada-sfera");
  expect(scrubPath("/q/BCD2FGH")).toBe("/q/…");
  expect(scrubPath("/api/orders/[number]/receipt")).toBe("/api/orders/[number]/receipt");
});

test("an unknown level is no reason to fall silent or over", () => {
  expect(() => makeLog("loud")).not.toThrow();
});
