import { takeWebhook } from "@/lib/payments/take-webhook";
import { webhook } from "@/lib/request/webhook";

export const POST = webhook("stripe-signature", (rawBody, signature) => takeWebhook(rawBody, signature), "unknown");
