import { expect, test } from "vitest";
import { scrub, tell } from "./log";

test("a query's parameters and a person's address never reach the log", () => {
  const fault = new Error("Failed query: insert into customers\nparams: 1,anna.canarino@example.org", {
    cause: Object.assign(new Error('duplicate key, Key (email)=(anna.canarino@example.org) already exists'), { code: "23505", constraint_name: "customers_email_unique" }),
  });
  const told = JSON.stringify(tell(fault));
  expect(told).not.toContain("canarino");
  expect(told).toContain("23505");
  expect(told).toContain("customers_email_unique");
});

test("tokens are taken out, ids stay", () => {
  expect(scrub("link 0123456789ABCDEFGHJKMNPQRS of 019aa000-0000-7000-8000-000000000000")).toBe("link … of 019aa000-0000-7000-8000-000000000000");
});

test("what is thrown need not be an error", () => {
  expect(tell("anna@example.org").message).not.toContain("anna");
});
