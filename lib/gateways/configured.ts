import "server-only";
import { config } from "@/lib/core/config";
import type { CardProcessor } from "./card-processor";
import type { Mailer } from "./mailer";
import { smtpMailer } from "./smtp";
import { stripeProcessor } from "./stripe";

let cards: CardProcessor | undefined;
let mail: Mailer | undefined;

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
