import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config";

const LONG = "0123456789abcdef0123456789abcdef";
const least = { DATABASE_URL: "postgres://unico:s3cret@127.0.0.1:5432/unico" };
const shop = {
  ...least, NODE_ENV: "production", UNICO_BASE_URL: "https://shop.example", NEXTAUTH_SECRET: LONG, UNICO_CODE_SECRET: LONG,
  STRIPE_SECRET_KEY: "sk_live_abc", STRIPE_WEBHOOK_SECRET: "whsec_abc",
};
const complaint = (env: Record<string, string | undefined>): string => {
  try {
    readConfig(env);
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
};

test("a database is all that development needs", () => {
  const c = readConfig(least);
  expect(c).toMatchObject({ NODE_ENV: "development", PORT: 3000, UNICO_BASE_URL: "http://localhost:3000", NEXTAUTH_URL: "http://localhost:3000", UNICO_WORKER: true, LOG_LEVEL: "info", STRIPE_WEBHOOK_SECRET: [] });
  expect(c.DATABASE_DIRECT_URL).toBe(c.DATABASE_URL);
  expect(readConfig({ ...least, PORT: "3100" }).UNICO_BASE_URL).toBe("http://localhost:3100");
  expect(readConfig({ ...least, PORT: "80" })).toMatchObject({ UNICO_BASE_URL: "http://localhost", NEXTAUTH_URL: "http://localhost" }); // a browser leaves it out as well
});

test("a shop reads what it was given", () => {
  expect(readConfig({ ...shop, STRIPE_WEBHOOK_SECRET: "whsec_new, whsec_old", UNICO_WORKER: "off", DATABASE_POOL_SHOP: "12", DATABASE_PREPARE: "off", SMTP_URL: "smtps://u:p@mail.example:465", MAIL_FROM: "Bottega Lume <ciao@shop.example>" }))
    .toMatchObject({ STRIPE_WEBHOOK_SECRET: ["whsec_new", "whsec_old"], UNICO_WORKER: false, DATABASE_POOL_SHOP: 12, DATABASE_PREPARE: false, MAIL_FROM: "Bottega Lume <ciao@shop.example>" });
});

test.each([
  [{ DATABASE_URL: undefined }, /^DATABASE_URL is not set: .*npm start/],
  [{ DATABASE_URL: "" }, /^DATABASE_URL is empty/],
  [{ DATABASE_URL: "mysql://u:s3cret@h/db" }, /^DATABASE_URL must look like postgres:/],
  [{ DATABASE_URL: "unico" }, /^DATABASE_URL must look like postgres:/],
  [{ DATABASE_URL: "postgres://u:s3cret@h:5432" }, /^DATABASE_URL names no database/],
  [{ DATABASE_DIRECT_URL: "https://h/db" }, /^DATABASE_DIRECT_URL must look like postgres:/],
  [{ UNICO_BASE_URL: "https://shop.example/" }, /^UNICO_BASE_URL must be the bare address/],
  [{ UNICO_BASE_URL: "https://shop.example/it" }, /^UNICO_BASE_URL must be the bare address/],
  [{ UNICO_BASE_URL: "https://shop.example?x=1" }, /^UNICO_BASE_URL must be the bare address/],
  [{ UNICO_BASE_URL: "https://SHOP.example" }, /^UNICO_BASE_URL must be the bare address/],
  [{ UNICO_BASE_URL: "shop.example" }, /^UNICO_BASE_URL must begin with http/],
  [{ UNICO_BASE_URL: "ftp://shop.example" }, /^UNICO_BASE_URL must begin with http/],
  [{ NEXTAUTH_URL: "https://other.example" }, /^NEXTAUTH_URL must begin with UNICO_BASE_URL/],
  [{ NEXTAUTH_SECRET: "short" }, /^NEXTAUTH_SECRET must have at least 32/],
  [{ UNICO_CODE_SECRET: "  " }, /^UNICO_CODE_SECRET is empty/],
  [{ STRIPE_SECRET_KEY: "pk_live_abc" }, /^STRIPE_SECRET_KEY must be a Stripe secret key/],
  [{ STRIPE_WEBHOOK_SECRET: "whsec_a,,whsec_b" }, /^STRIPE_WEBHOOK_SECRET must be one or more/],
  [{ STRIPE_SECRET_KEY: "sk_live_abc", STRIPE_API_BASE: "http://127.0.0.1:12111" }, /^STRIPE_API_BASE would send a live key away/],
  [{ STRIPE_SECRET_KEY: "sk_test_abc" }, /^STRIPE_WEBHOOK_SECRET is not set/],
  [{ SMTP_URL: "http://mail.example" }, /^SMTP_URL must look like smtps:/],
  [{ SMTP_URL: "smtp://mail.example" }, /^MAIL_FROM is not set/],
  [{ MAIL_FROM: "Bottega Lume" }, /^MAIL_FROM must be a sender/],
  [{ MAIL_FROM: "a@b.example\r\nBcc: c@d.example" }, /^MAIL_FROM must be a sender/],
  [{ UNICO_FACT_DAYS: "0" }, /^UNICO_FACT_DAYS must be at least 7/],
  [{ UNICO_FACT_DAYS: "soon" }, /^UNICO_FACT_DAYS must be a number of days/],
  [{ PORT: "80a" }, /^PORT must be a port number/],
  [{ PORT: "70000" }, /^PORT must be from 1 to 65535/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL must be debug/],
  [{ UNICO_DOCTOR_MINUTES: "often" }, /^UNICO_DOCTOR_MINUTES must be a whole number of minutes/],
  [{ UNICO_DOCTOR_MINUTES: "-1" }, /^UNICO_DOCTOR_MINUTES must be at least 0/],
  [{ UNICO_WORKER: "yes" }, /^UNICO_WORKER must be on or off/],
  [{ UNICO_DEMO: "true" }, /^UNICO_DEMO must be 1/],
  [{ DATABASE_POOL_STAFF: "many" }, /^DATABASE_POOL_STAFF must be a whole number/],
  [{ DATABASE_POOL_SHOP: "0" }, /^DATABASE_POOL_SHOP must be at least 1/],
])("%j is refused in one line that says what to do", (wrong, line) => {
  const said = complaint({ ...least, ...wrong });
  expect(said).toMatch(line);
  expect(said).not.toMatch(/\n|s3cret|undefined/);
});

test.each([
  [{ UNICO_BASE_URL: undefined }, /^UNICO_BASE_URL is not set/],
  [{ NEXTAUTH_SECRET: undefined }, /^NEXTAUTH_SECRET is not set/],
  [{ UNICO_CODE_SECRET: undefined }, /^UNICO_CODE_SECRET is not set/],
  [{ STRIPE_SECRET_KEY: "sk_test_abc" }, /^STRIPE_SECRET_KEY takes no real money at a public address/],
  [{ STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined }, /^STRIPE_SECRET_KEY takes no real money/],
])("a public shop refuses %j", (wrong, line) => {
  expect(complaint({ ...shop, ...wrong })).toMatch(line);
});

test("a demo says so, and a local one need not", () => {
  expect(complaint({ ...shop, STRIPE_SECRET_KEY: "sk_test_abc", UNICO_DEMO: "1" })).toBe("");
  expect(complaint({ ...shop, STRIPE_SECRET_KEY: "sk_test_abc", UNICO_BASE_URL: "http://localhost:3000" })).toBe("");
});
