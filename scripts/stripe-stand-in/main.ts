import { startStandIn } from "./start";

/** What a shop asks Stripe to tell it (README.md, "Running it for real"): each end that a payment or a refund can have. */
const WANTED = [
  "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed", "checkout.session.expired",
  "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled", "charge.refunded", "refund.created", "refund.updated", "refund.failed",
];

/** `node --import tsx scripts/stripe-stand-in/main.ts`; says `ready <address>` when it answers. */
const { PORT, STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_URL, STAND_IN_WEBHOOK_SECRET, STAND_IN_STATE, STAND_IN_MERCHANT } = process.env;

try {
  if (!STAND_IN_SECRET_KEY) throw new Error("STAND_IN_SECRET_KEY is missing: the bearer key to accept");
  if (STAND_IN_WEBHOOK_URL && !STAND_IN_WEBHOOK_SECRET) throw new Error("STAND_IN_WEBHOOK_SECRET is missing: webhooks must be signed");
  const standIn = await startStandIn({
    secretKey: STAND_IN_SECRET_KEY,
    port: PORT ? Number(PORT) : 0,
    webhookUrl: STAND_IN_WEBHOOK_URL,
    webhookSecret: STAND_IN_WEBHOOK_SECRET,
    webhookEvents: WANTED,
    statePath: STAND_IN_STATE,
    merchant: STAND_IN_MERCHANT,
    settings: { readerMs: 2_500 }, // nobody stands at the demo's counter to hold a card against its reader
  });
  console.log(`ready ${standIn.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void standIn.close().then(() => process.exit(0)));
} catch (error) {
  console.error(`stripe stand-in: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
