import { createHmac } from "node:crypto";
import type { World } from "./world";

/** How webhooks go out. Everything but the first line of defaults is misbehaviour a shop must survive. */
export type WebhookMode = { copies: number; delayMs: number; drop: boolean; reverse: boolean; badSignature: boolean; oldTimestamp: boolean };
export const usualMode = (): WebhookMode => ({ copies: 1, delayMs: 0, drop: false, reverse: false, badSignature: false, oldTimestamp: false });

type Delivery = { event: string; type: string; attempt: number; status: number | "failed" | "dropped"; at: number };
export type Post = {
  url: string | null;
  events: readonly string[];
  secret: string;
  mode: WebhookMode;
  fresh: string[];
  line: string[];
  walking: boolean;
  timers: Set<NodeJS.Timeout>;
  closing: AbortController;
  deliveries: Delivery[];
  changed: () => void;
};

/** `events` are an endpoint's `enabled_events` as Stripe has them: names, or `*` for all. */
export const openPost = (url: string | null, secret: string, events: readonly string[], changed: () => void): Post => ({
  url,
  events,
  secret,
  mode: usualMode(),
  fresh: [],
  line: [],
  walking: false,
  timers: new Set(),
  closing: new AbortController(),
  deliveries: [],
  changed,
});

/** Long enough for the events of one payment to leave together, so that they can be reversed. */
const BURST_MS = 15;
const PATIENCE_MS = 10_000;

/** `t=<seconds>,v1=<hex>`, the signature being HMAC-SHA256 over `<seconds>.<raw body>`: https://docs.stripe.com/webhooks/signature */
function signature(payload: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex")}`;
}

/** Whether the shop's endpoint asked for events of a name. */
export const isWanted = ({ url, events }: Post, type: string): boolean => url !== null && (events.includes("*") || events.includes(type));

/** Puts an event in the post. Events leave in order; one that fails comes back by itself and holds nobody up. */
export function queue(world: World, eventId: string): void {
  const { post } = world;
  if (post.fresh.push(eventId) === 1) later(post, BURST_MS, () => burst(world));
}

/** What an earlier run could not deliver. */
export function requeuePending(world: World): void {
  for (const event of Object.values(world.books.events)) if (event.pending_webhooks > 0) queue(world, event.id);
}

export function closePost(post: Post): void {
  post.closing.abort();
  for (const timer of post.timers) clearTimeout(timer);
  post.timers.clear();
}

function burst(world: World): void {
  const { post } = world;
  const ids = post.fresh.splice(0);
  if (post.mode.reverse) ids.reverse();
  if (post.mode.drop) {
    for (const id of ids) note(world, id, 0, "dropped");
    return;
  }
  const join = (): void => {
    post.line.push(...ids);
    void walk(world);
  };
  if (post.mode.delayMs > 0) later(post, post.mode.delayMs, join);
  else join();
}

async function walk(world: World): Promise<void> {
  const { post } = world;
  if (post.walking) return;
  post.walking = true;
  for (let id = post.line.shift(); id !== undefined && !post.closing.signal.aborted; id = post.line.shift()) await deliver(world, id, 0);
  post.walking = false;
}

async function deliver(world: World, id: string, attempt: number): Promise<void> {
  const { post } = world;
  const statuses = await Promise.all(Array.from({ length: post.mode.copies }, () => send(world, id)));
  if (post.closing.signal.aborted) return;
  const best = statuses.find((status) => status !== "failed" && status >= 200 && status < 300);
  note(world, id, attempt, best ?? statuses[0] ?? "failed");
  const wait = world.settings.webhookRetryMs[attempt];
  if (best === undefined && wait !== undefined) later(post, wait, () => void deliver(world, id, attempt + 1));
}

async function send(world: World, id: string): Promise<number | "failed"> {
  const { post } = world;
  const event = world.books.events[id];
  if (!event || !post.url) return "failed";
  const payload = JSON.stringify(event, null, 2);
  const seconds = Math.floor(Date.now() / 1000) - (post.mode.oldTimestamp ? 3_600 : 0);
  const secret = post.mode.badSignature ? `${post.secret}-not` : post.secret;
  try {
    const answer = await fetch(post.url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signature(payload, secret, seconds),
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      body: payload,
      redirect: "manual",
      signal: AbortSignal.any([post.closing.signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return "failed"; // nobody listens, or nobody answers: tried again
  }
}

function note(world: World, id: string, attempt: number, status: Delivery["status"]): void {
  const event = world.books.events[id];
  if (!event) return;
  const taken = status === "dropped" || (status !== "failed" && status >= 200 && status < 300);
  if (taken) event.pending_webhooks = 0;
  world.post.deliveries.push({ event: id, type: event.type, attempt, status, at: Date.now() });
  if (world.post.deliveries.length > 1_000) world.post.deliveries.shift();
  world.post.changed();
}

function later(post: Post, ms: number, act: () => void): void {
  const timer = setTimeout(() => {
    post.timers.delete(timer);
    act();
  }, ms);
  post.timers.add(timer);
}
