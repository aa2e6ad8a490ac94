import { z } from "zod";

/** What is wrong with the configuration, in one line that names the variable and says what to do. Never holds a value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const word = z.string().trim();
const onOff = (standard: "on" | "off") => z.enum(["on", "off"], { error: "must be on or off" }).default(standard).transform((v) => v === "on");
const flag = z.enum(["0", "1"], { error: "must be 1, or be removed" }).default("0").transform((v) => v === "1");
const pool = z.coerce.number({ error: "must be a whole number of connections, such as 8" }).int("must be a whole number of connections, such as 8").min(1, "must be at least 1").max(200, "must be at most 200").optional();
const secret = word.min(32, "must have at least 32 characters; `openssl rand -base64 32` makes one");
const database = word.refine((v) => /^postgres(ql)?:$/.test(urlOf(v)?.protocol ?? ""), "must look like postgres://user:password@host:5432/database")
  .refine((v) => (urlOf(v)?.pathname.length ?? 0) > 1, "names no database; add one at the end, such as /unico");
const origin = word.refine((v) => /^https?:$/.test(urlOf(v)?.protocol ?? ""), "must begin with http:// or https://, such as https://shop.example")
  .refine((v) => urlOf(v)?.origin === v, "must be the bare address without slash or path at the end, such as https://shop.example");

/** Every variable that Unico reads. The README's table of settings is written from this list. */
const variables = {
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** PostgreSQL 15 or newer. The app signs in here and takes the role unico_app. */
  DATABASE_URL: database,
  /** The same database without a pooler in between, for migrations, jobs and notifications. Standard: DATABASE_URL. */
  DATABASE_DIRECT_URL: database.optional(),
  /** `off` behind a pooler that can't keep prepared statements. */
  DATABASE_PREPARE: onOff("on"),
  /** Connections for shoppers (standard: 4 per core) and for till and counter (standard: half of that). */
  DATABASE_POOL_SHOP: pool,
  DATABASE_POOL_STAFF: pool,
  /** The address that people type; links in mails and codes begin with it. Standard: http://localhost:PORT. */
  UNICO_BASE_URL: origin.optional(),
  /** The header in which the proxy in front writes the visitor's address, such as x-real-ip. Without it the connection's own counts. */
  UNICO_CLIENT_HEADER: word.toLowerCase().regex(/^[a-z][a-z0-9-]*$/, "must be a header's name, such as x-real-ip").optional(),
  /** `1` lets a public address run with demo payments. */
  UNICO_DEMO: flag,
  /** `off` in processes that only answer requests, when others run the jobs. */
  UNICO_WORKER: onOff("on"),
  /** Days for which facts are kept that everything has followed from; what colleagues did stays. */
  UNICO_FACT_DAYS: z.coerce.number({ error: "must be a number of days, such as 90" }).int("must be a number of days, such as 90").min(7, "must be at least 7").max(36_500, "must be at most 36500").default(90),
  /** Minutes between two looks of the doctor at the running shop; 0: none of its own accord. */
  UNICO_DOCTOR_MINUTES: z.coerce.number({ error: "must be a whole number of minutes, such as 5" }).int("must be a whole number of minutes, such as 5").min(0, "must be at least 0").max(1440, "must be at most 1440").default(5),
  /** Signs pickup, cart and guest links. */
  UNICO_CODE_SECRET: secret.optional(),
  /** Read by next-auth; must be UNICO_BASE_URL or begin with it. */
  NEXTAUTH_URL: word.optional(),
  /** Encrypts session cookies. */
  NEXTAUTH_SECRET: secret.optional(),
  /** Without it the local stand-in takes demo payments. */
  STRIPE_SECRET_KEY: word.regex(/^(sk|rk)_(test|live)_/, "must be a Stripe secret key: it begins with sk_test_ or sk_live_").optional(),
  /** Where Stripe's API answers, when not at Stripe: the stand-in's address. */
  STRIPE_API_BASE: origin.optional(),
  /** One signing secret, or two with a comma between them while one replaces the other. */
  STRIPE_WEBHOOK_SECRET: word.transform((v) => v.split(",").map((s) => s.trim())).refine((all) => all.every((s) => s.startsWith("whsec_")), "must be one or more signing secrets with commas between them; each begins with whsec_").optional(),
  /** A mail relay. Without it nothing leaves the machine, and the row is the mail. */
  SMTP_URL: word.refine((v) => /^smtps?:$/.test(urlOf(v)?.protocol ?? ""), "must look like smtps://user:password@host:465").optional(),
  /** Who mails come from: `Bottega Lume <ciao@shop.example>`. */
  MAIL_FROM: word.regex(/^[^\r\n<>]*<?[^\s@<>]+@[^\s@<>]+>?$/, "must be a sender, such as Shop <hello@shop.example>").optional(),
  /** Labels for parcels that come back: Sendcloud's keys, and which of the account's return services takes them. Without all three they travel with whom their sender likes. */
  SENDCLOUD_PUBLIC_KEY: word.optional(),
  SENDCLOUD_SECRET_KEY: word.optional(),
  SENDCLOUD_RETURN_OPTION: word.regex(/^[a-z0-9_-]+:[a-z0-9_/,=.-]+$/i, "must be a shipping option of Sendcloud's, such as brt:return").optional(),
  /** Where Sendcloud's API answers, when not at Sendcloud: the stand-in's address. */
  SENDCLOUD_API_BASE: origin.optional(),
  PORT: z.coerce.number({ error: "must be a port number" }).int("must be a port number").min(1, "must be from 1 to 65535").max(65_535, "must be from 1 to 65535").default(3000),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"], { error: "must be debug, info, warn, error or silent" }).default("info"),
} satisfies Record<string, z.ZodType>;
const schema = z.object(variables);

export type Config = ReturnType<typeof readConfig>;
type Env = Readonly<Record<string, string | undefined>>;

/** Reads a whole environment. Throws ConfigError for the first thing that is wrong. Pure. */
export function readConfig(env: Env) {
  for (const name of Object.keys(variables)) {
    if (env[name]?.trim() === "") throw new ConfigError(`${name} is empty: give it a value or remove it.`);
  }
  if (env["DATABASE_URL"] === undefined) {
    throw new ConfigError("DATABASE_URL is not set: give it a PostgreSQL address, or use `npm start`, which brings its own database.");
  }
  const read = schema.safeParse(env);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}.`);
  }
  const { NODE_ENV, ...given } = read.data;
  const baseUrl = given.UNICO_BASE_URL ?? new URL(`http://localhost:${given.PORT}`).origin;
  const settled = {
    ...given,
    NODE_ENV,
    UNICO_BASE_URL: baseUrl,
    NEXTAUTH_URL: given.NEXTAUTH_URL ?? baseUrl,
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET ?? unsafeSecret(NODE_ENV, "NEXTAUTH_SECRET"),
    UNICO_CODE_SECRET: given.UNICO_CODE_SECRET ?? unsafeSecret(NODE_ENV, "UNICO_CODE_SECRET"),
    DATABASE_DIRECT_URL: given.DATABASE_DIRECT_URL ?? given.DATABASE_URL,
    STRIPE_WEBHOOK_SECRET: given.STRIPE_WEBHOOK_SECRET ?? [],
  };
  refuseContradictions(settled, given.UNICO_BASE_URL !== undefined);
  return settled;
}

type Settled = Pick<z.output<typeof schema>, "SENDCLOUD_PUBLIC_KEY" | "SENDCLOUD_SECRET_KEY" | "SENDCLOUD_RETURN_OPTION" | "NODE_ENV" | "STRIPE_SECRET_KEY" | "STRIPE_API_BASE" | "SMTP_URL" | "MAIL_FROM" | "UNICO_DEMO"> & {
  readonly UNICO_BASE_URL: string; readonly NEXTAUTH_URL: string; readonly STRIPE_WEBHOOK_SECRET: readonly string[];
};

/** Settings that are well formed one by one and wrong together. */
function refuseContradictions(c: Settled, baseGiven: boolean): void {
  const refuse = (line: string) => { throw new ConfigError(line); };
  const live = c.STRIPE_SECRET_KEY?.includes("_live_") ?? false;
  if (c.NODE_ENV === "production" && !baseGiven) refuse("UNICO_BASE_URL is not set: give it the address that people type, such as https://shop.example.");
  if (urlOf(c.NEXTAUTH_URL)?.origin !== c.UNICO_BASE_URL) refuse("NEXTAUTH_URL must begin with UNICO_BASE_URL: make them the same, or remove it.");
  if (c.STRIPE_SECRET_KEY && !c.STRIPE_API_BASE && c.STRIPE_WEBHOOK_SECRET.length === 0) refuse("STRIPE_WEBHOOK_SECRET is not set: copy the endpoint's signing secret from Stripe, or remove STRIPE_SECRET_KEY for demo payments.");
  if (live && c.STRIPE_API_BASE) refuse("STRIPE_API_BASE would send a live key away from Stripe: remove it.");
  const isPublic = c.NODE_ENV === "production" && c.UNICO_BASE_URL.startsWith("https:");
  if (isPublic && !live && !c.UNICO_DEMO) refuse("STRIPE_SECRET_KEY takes no real money at a public address: set a key that begins with sk_live_, or UNICO_DEMO=1 for a demo.");
  const carrier = (["SENDCLOUD_PUBLIC_KEY", "SENDCLOUD_SECRET_KEY", "SENDCLOUD_RETURN_OPTION"] as const).filter((name) => !c[name]);
  if (carrier.length === 1 || carrier.length === 2) refuse(`${carrier[0]} is not set: labels need Sendcloud's two keys and a return option, or none of them.`);
  if (c.SMTP_URL && !c.MAIL_FROM) refuse("MAIL_FROM is not set: mails need a sender, such as Shop <hello@shop.example>.");
}

/** Development and tests may do without secrets of their own; a shop may not. */
function unsafeSecret(mode: string, name: string): string {
  if (mode === "production") throw new ConfigError(`${name} is not set: \`openssl rand -base64 32\` makes one.`);
  return `not-a-secret-for-development-only-${name}`;
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

let cached: Config | undefined;
/** The configuration of this process, read once. Throws ConfigError. Nothing is read before the first call. */
export const config = (): Config => (cached ??= readConfig(process.env));
