import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { recall, remember, root } from "./places.mjs";
import { Trouble } from "./trouble.mjs";

/** Reads `.env` into the environment; what is set outside wins. */
export function readDotEnv() {
  const file = path.join(root, ".env");
  if (!existsSync(file)) return;
  if (!process.loadEnvFile) throw new Trouble(`Reading .env needs Node 20.12 or newer, this is ${process.versions.node}: update Node, or set the variables outside.`);
  process.loadEnvFile(file);
}

/** Keeps Next from reading `.env.local` and its like by itself: what counts is the environment, and `.env` where `readDotEnv` reads it. */
export const SHIELD = { __NEXT_PROCESSED_ENV: "true" };

/** Settings of the person at the keyboard that must not reach a test. */
const OWNERS = /^(STRIPE_|SMTP_|MAIL_|DATABASE_|NEXTAUTH_|NEXT_PUBLIC_|UNICO_|NODE_ENV$|PORT$|LOG_LEVEL$)/;

/** An environment in which a test finds the same everywhere: without somebody's own settings, shielded from `.env` files. Pure. */
export const withoutOwner = (environment) => ({ ...Object.fromEntries(Object.entries(environment).filter(([name]) => !OWNERS.test(name))), ...SHIELD });

/** PORT from the environment, 3000 when unset. */
export function portFrom(environment) {
  const given = environment.PORT?.trim() || "3000";
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65535) throw new Trouble(`PORT=${given} is no port: give a number from 1 to 65535, such as PORT=3001.`);
  return port;
}

/** The address of a shop on this machine, as a browser writes it: without the port that http has anyway. */
export const localBase = (port) => new URL(`http://localhost:${port}`).origin;

const MAKE = {
  NEXTAUTH_SECRET: () => randomBytes(32).toString("base64url"),
  UNICO_CODE_SECRET: () => randomBytes(32).toString("base64url"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  STAND_IN_SECRET_KEY: () => `sk_test_standin${randomBytes(16).toString("hex")}`,
  STAND_IN_WEBHOOK_SECRET: () => `whsec_standin${randomBytes(16).toString("hex")}`,
};

/** This copy's secrets: made once, kept in .unico/secrets.json, overruled by the environment. */
export function secrets(environment = process.env) {
  const kept = recall("secrets.json") ?? {};
  const all = Object.fromEntries(Object.entries(MAKE).map(([name, make]) => [name, kept[name] ?? make()]));
  if (Object.keys(all).some((name) => kept[name] === undefined)) remember("secrets.json", { ...kept, ...all });
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, environment[name] || value]));
}
