import type Stripe from "stripe";
import type { CardOnFile } from "./cards";
import type { Scripts } from "./faults";
import { firstReaders } from "./first-readers";
import type { Post } from "./webhooks";

/** What a session keeps beside the object Stripe shows. */
export type HeldSession = {
  session: Stripe.Checkout.Session;
  lines: Stripe.LineItem[];
  goods: { name: string; detail: string | null; image: string | null }[];
  intentPart: { metadata: Record<string, string>; description: string | null; capture: "automatic" | "manual" };
};
export type HeldIntent = { intent: Stripe.PaymentIntent; sessionId: string | null; card: CardOnFile | null; returnUrl: string | null };
export type StoredAnswer = { fingerprint: string; path: string; status: number; body: string; requestId: string; at: number };
type Due = { at: number; is: "charge"; intentId: string } | { at: number; is: "refund"; refundId: string } | { at: number; is: "present"; readerId: string; intentId: string };

/** Everything that survives a restart. Newest entries are last. Card numbers are never in here. */
export type Books = {
  clockAheadMs: number;
  sessions: Record<string, HeldSession>;
  intents: Record<string, HeldIntent>;
  charges: Record<string, Stripe.Charge>;
  refunds: Record<string, Stripe.Refund>;
  transactions: Record<string, Stripe.BalanceTransaction>;
  events: Record<string, Stripe.Event>;
  answers: Record<string, StoredAnswer>;
  readers: Record<string, Stripe.Terminal.Reader>;
  due: Due[];
};

export const emptyBooks = (): Books => ({
  clockAheadMs: 0,
  sessions: {},
  intents: {},
  charges: {},
  refunds: {},
  transactions: {},
  events: {},
  answers: {},
  readers: firstReaders(),
  due: [],
});

/** Times a test may shorten; the defaults are Stripe's, or believable. */
export type Settings = { minSessionMs: number; slowCardMs: number; noAnswerMs: number; lateRefundMs: number; readerMs: number; webhookRetryMs: number[] };

export const usualSettings = (): Settings => ({
  minSessionMs: 30 * 60_000,
  slowCardMs: 4_000,
  noAnswerMs: 12_000,
  lateRefundMs: 3_000,
  readerMs: 0, // after which a card is held against a reader by itself; 0: tests do it
  webhookRetryMs: [1_000, 3_000, 10_000, 30_000, 60_000, 120_000, 300_000],
});

export type World = {
  books: Books;
  settings: Settings;
  faults: Scripts;
  inFlight: Set<string>;
  post: Post;
  url: string;
  secretKey: string;
  merchant: string;
  /** The idempotency key and id of the request being worked on, as events name them. */
  request: { id: string | null; idempotency_key: string | null };
};

/** Milliseconds on the stand-in's own clock, which tests may move ahead. */
export const nowOf = (world: World): number => Date.now() + world.books.clockAheadMs;
export const secondsOf = (world: World): number => Math.floor(nowOf(world) / 1000);
/** Newest first, as every list of Stripe's is sorted. */
export const newestFirst = <T>(table: Record<string, T>): T[] => Object.values(table).reverse();
