import "server-only";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/db/client";
import { Busy } from "@/db/faults";
import { rateLimits } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";

/** `free` tries in `window` seconds, after that one every `pace` seconds: a delay that grows nobody's lock. Null: none until the window is over. */
type Limit = { readonly free: number; readonly window: number; readonly pace: number | null };
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How often what may be done. All of it is closed when nobody can count. */
export const LIMITS = {
  "password-here": { free: 5, window: 15 * MINUTE, pace: 30 }, // one account from one network
  "password-account": { free: 30, window: HOUR, pace: 30 }, // one account from networks it does not know
  "password-network": { free: 60, window: 15 * MINUTE, pace: 10 },
  "mail-address": { free: 3, window: 15 * MINUTE, pace: 5 * MINUTE }, // letters to one address
  "mail-network": { free: 20, window: HOUR, pace: 3 * MINUTE },
  code: { free: 10, window: 10 * MINUTE, pace: MINUTE }, // coupons tried from one network
  link: { free: 20, window: 10 * MINUTE, pace: 30 }, // links of mails and codes of orders from one network: misses
  order: { free: 60, window: 10 * MINUTE, pace: 5 }, // orders placed from one network: each holds stock
  bag: { free: 120, window: 10 * MINUTE, pace: 3 }, // bags begun by strangers at one network, which many may share
  ask: { free: 30, window: 10 * MINUTE, pace: 20 }, // goods asked for from the aisle, from one network: a store's own is one
  "ask-again": { free: 6, window: 10 * MINUTE, pace: MINUTE }, // and by one browser
  miss: { free: 60, window: 10 * MINUTE, pace: 10 }, // things that were not there, said from one network
  "miss-again": { free: 1, window: 12 * HOUR, pace: null }, // and of one thing in one store: a scan repeated is no second miss
  customer: { free: 20, window: 10 * MINUTE, pace: 30 }, // customers that one colleague looks for at a till
  bought: { free: 10, window: 10 * MINUTE, pace: 30 }, // e-mail addresses that one colleague tries with a number at a returns desk: misses
  invite: { free: 60, window: HOUR, pace: MINUTE }, // letters that let a colleague in, by one colleague
  import: { free: 30, window: HOUR, pace: MINUTE }, // files that one colleague brings
  photo: { free: 20, window: 10 * MINUTE, pace: 20 }, // photos of returns from one network: each is drawn anew
  consent: { free: 20, window: 10 * MINUTE, pace: 30 }, // choices about cookies from one network: each is a row
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof LIMITS;
/** `seconds` until the next try is worth it. */
export type TooMany = { readonly why: "too-many"; readonly seconds: number };

const AWAY_MS = 3_000;
const KNOWN = 30 * 24 * HOUR;

const counter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterDrizzle({ storeClient: db, schema: rateLimits, keyPrefix, points, duration, clearExpiredByTimeout: false });

type Counters = { readonly window: RateLimiterDrizzle; readonly pace: RateLimiterDrizzle | null };
const COUNTERS = Object.fromEntries(
  Object.entries(LIMITS).map(([name, { free, window, pace }]) => [name, { window: counter(name, free, window), pace: pace === null ? null : counter(`${name}~`, 1, pace) }]),
) as Record<LimitName, Counters>;
const known = counter("known", 1, KNOWN);

/** Takes a point; answers how long to wait, 0 if it was free. Throws when the counters can't be reached in time. */
async function waitFor(counted: RateLimiterDrizzle, key: string): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error("the counters did not answer in time")), AWAY_MS)));
  try {
    await Promise.race([counted.consume(key), late]);
    return 0;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Counts one try of somebody (`key`: an address, an account; only its hash is stored). Refuses `too-many` with the seconds to
 * wait. When the database is away it throws Busy.
 */
export async function limit(name: LimitName, key: string): Promise<Outcome<null, TooMany>> {
  const hashed = hashOf(`${name} ${key}`);
  try {
    const { window, pace } = COUNTERS[name];
    const left = await waitFor(window, hashed);
    const seconds = left === 0 || pace === null ? left : await waitFor(pace, hashed);
    return seconds === 0 ? done(null) : refused({ why: "too-many", seconds });
  } catch (error) {
    log.warn({ limit: name, err: error }, "a limit could not be counted");
    throw new Busy("a limit could not be counted", { cause: error });
  }
}

/**
 * Counts a try at a password: per network, per account and network, and per account over all networks that have not signed in to
 * it in 30 days. So a stranger who guesses from many places slows strangers down, not the owner at home.
 */
export async function limitPassword(account: string, network: string): Promise<Outcome<null, TooMany>> {
  for (const [name, key] of [["password-network", network], ["password-here", `${account} ${network}`]] as const) {
    const answer = await limit(name, key);
    if (!answer.ok) return answer;
  }
  const atHome = await known.get(hashOf(`${account} ${network}`)).catch(() => null);
  return atHome ? done(null) : limit("password-account", account);
}

/** After a right password: the tries from here are forgiven, and this network is known to the account. */
export async function forgiveTries(account: string, network: string): Promise<void> {
  await forgive("password-here", `${account} ${network}`);
  await known.set(hashOf(`${account} ${network}`), 1, KNOWN).catch((error: unknown) => log.warn({ err: error }, "a network could not be noted"));
}

/** One try, from a network, at something with too many bits to guess: counted before, forgiven when it was right. */
export const tryLink = <T>(network: string, attempt: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T | TooMany & { readonly ok: false }> => tryAs("link", network, attempt, isRight);

/** One try of somebody at what could be guessed: counted before, forgiven when it was right. */
export async function tryAs<T>(name: LimitName, key: string, attempt: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T | TooMany & { readonly ok: false }> {
  const may = await limit(name, key);
  if (!may.ok) return may;
  const answer = await attempt();
  if (isRight(answer)) await forgive(name, key);
  return answer;
}

async function forgive(name: LimitName, key: string): Promise<void> {
  try {
    await COUNTERS[name].window.delete(hashOf(`${name} ${key}`));
  } catch (error) {
    log.warn({ limit: name, err: error }, "tries could not be forgiven");
  }
}

/** Counts a letter to an address, and the letters that a network asks for. */
export async function limitMail(address: string, network: string): Promise<Outcome<null, TooMany>> {
  const here = await limit("mail-network", network);
  return here.ok ? limit("mail-address", address) : here;
}
