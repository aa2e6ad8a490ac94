import "server-only";
import { config } from "@/lib/core/config";
import type { Carrier } from "./carrier";
import type { CardProcessor } from "./card-processor";
import type { Mailer } from "./mailer";
import { sendcloud } from "./sendcloud";
import { smtpMailer } from "./smtp";
import { stripeProcessor } from "./stripe";

let cards: CardProcessor | undefined;
let mail: Mailer | undefined;
let parcels: Carrier | undefined;

/** The card processor of this shop, as configured: Stripe, or whatever speaks its API at STRIPE_API_BASE. Made once. */
export function cardProcessor(): CardProcessor {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets, STRIPE_API_BASE: apiBase } = config();
  if (!secretKey) throw new Error("STRIPE_SECRET_KEY is not set: `npm start` brings a stand-in for demo payments.");
  return (cards ??= stripeProcessor({ secretKey, webhookSecrets, ...(apiBase ? { apiBase } : {}) }));
}

/** The mail relay at SMTP_URL, or `null` without one: then nothing leaves the machine, and the row is the mail. */
export function mailer(): Mailer | null {
  const { SMTP_URL: url, MAIL_FROM: from } = config();
  return url && from ? (mail ??= smtpMailer({ url, from })) : null;
}

/** Whoever makes labels for parcels that come back, or `null` without one: then they travel with whom their sender likes. */
export function carrier(): Carrier | null {
  const { SENDCLOUD_PUBLIC_KEY: publicKey, SENDCLOUD_SECRET_KEY: secretKey, SENDCLOUD_RETURN_OPTION: option, SENDCLOUD_API_BASE: apiBase } = config();
  return publicKey && secretKey && option ? (parcels ??= sendcloud({ publicKey, secretKey, option, ...(apiBase ? { apiBase } : {}) })) : null;
}
