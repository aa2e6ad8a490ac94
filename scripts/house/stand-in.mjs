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
  const child = await run.child("stand-in", pinnedNode, ["--import", "tsx", "scripts/stripe-stand-in/main.ts"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      STAND_IN_SECRET_KEY: key,
      STAND_IN_WEBHOOK_URL: `${shop}/api/webhooks/stripe`,
      STAND_IN_WEBHOOK_SECRET: webhookSecret,
      ...(state && { STAND_IN_STATE: keep(state) }),
    },
  });
  const address = await new Promise((resolve, reject) => {
    const log = freshLog(`${state ? path.parse(state).name : "journeys-stripe"}.log`);
    const timer = setTimeout(reject, PATIENCE, new Trouble("The demo payments don't answer within 30 s: run the command again."));
    const ended = follow(child, { log, onLine: (line) => line.startsWith("ready ") && (clearTimeout(timer), resolve(line.slice(6).trim())) });
    ended.then(({ output }) => {
      clearTimeout(timer);
      reject(troubleFor(output, "stand-in", "The demo payments don't start: the lines above say why.", tail(output)));
    }, reject);
  });
  if (state) remember(`${state}.port`, { port });
  return { child, settings: { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: address, STRIPE_WEBHOOK_SECRET: webhookSecret } };
}
