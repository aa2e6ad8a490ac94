import path from "node:path";
import { pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, keep, recall, remember, root } from "./places.mjs";
import { freePort } from "./ports.mjs";
import { Trouble, troubleFor } from "./trouble.mjs";

const PATIENCE = 30_000;

/**
 * Starts the local stand-in for Stripe's API: on the port it had last if that is free, so that open card pages stay.
 * @param {{ run: object, key: string, webhookSecret: string, shop: string, state?: string | null }} given `shop` is the app's own address; without `state` a restart forgets
 * @returns the settings that lead the app to it
 */
export async function startStandIn({ run, key, webhookSecret, shop, state = "stripe.json" }) {
  const port = await freePort(state ? recall(`${state}.port`)?.port : undefined);
  const { child, address } = await ready(run, "payments don't", "stripe-stand-in", `${state ? path.parse(state).name : "journeys-stripe"}.log`, {
    PORT: String(port),
    STAND_IN_SECRET_KEY: key,
    STAND_IN_WEBHOOK_URL: `${shop}/api/webhooks/stripe`,
    STAND_IN_WEBHOOK_SECRET: webhookSecret,
    ...(state && { STAND_IN_STATE: keep(state) }),
  });
  if (state) remember(`${state}.port`, { port });
  return { child, settings: { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: address, STRIPE_WEBHOOK_SECRET: webhookSecret } };
}

/** Starts the local stand-in for the carrier that makes labels for what comes back. @returns the settings that lead the app to it */
export async function startCarrier({ run, key, name = "carrier" }) {
  const { child, address } = await ready(run, "carrier doesn't", "carrier-stand-in", `${name}.log`, { PORT: "0", CARRIER_PUBLIC_KEY: "demo", CARRIER_SECRET_KEY: key });
  return { child, settings: { SENDCLOUD_PUBLIC_KEY: "demo", SENDCLOUD_SECRET_KEY: key, SENDCLOUD_RETURN_OPTION: "prova:return", SENDCLOUD_API_BASE: address } };
}

/** A child that plays somebody else, and its address once it answers. */
async function ready(run, what, folder, name, settings) {
  const child = await run.child(folder, pinnedNode, ["--import", "tsx", `scripts/${folder}/main.ts`], { cwd: root, env: { ...process.env, ...settings } });
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE, new Trouble(`The demo ${what} answer within 30 s: run the command again.`));
    const ended = follow(child, { log: freshLog(name), onLine: (line) => line.startsWith("ready ") && (clearTimeout(timer), resolve(line.slice(6).trim())) });
    ended.then(({ output }) => {
      clearTimeout(timer);
      reject(troubleFor(output, "stand-in", `The demo ${what} start: the lines above say why.`, tail(output)));
    }, reject);
  });
  return { child, address };
}
