import type words from "../../messages/en/checkout.json";

/** The checkout's words in the reader's language, as the message file has them. */
export type CheckoutWords = typeof words;
