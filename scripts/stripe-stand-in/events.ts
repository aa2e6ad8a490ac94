import type Stripe from "stripe";
import { newRef } from "./ids";
import { isWanted, queue } from "./webhooks";
import { secondsOf, type World } from "./world";

type Named = Stripe.Event["type"];
type About<T extends Named> = Extract<Stripe.Event, { type: T }>["data"]["object"];

export const API_VERSION = "2026-10-28.endive";
/** Stripe keeps events for 30 days; a demo keeps its last few thousand. */
const KEPT = 3_000;

/** Records that something happened, with a copy of the object as it is now, and hands it to the webhook post. */
export function emit<T extends Named>(world: World, type: T, about: About<T>): void {
  const wanted = isWanted(world.post, type);
  const event = {
    id: newRef("evt"),
    object: "event",
    api_version: API_VERSION,
    created: secondsOf(world),
    data: { object: structuredClone(about) },
    livemode: false,
    pending_webhooks: wanted ? 1 : 0,
    request: { ...world.request },
    type,
  } as unknown as Stripe.Event;
  const { events } = world.books;
  events[event.id] = event;
  const [oldest] = Object.keys(events);
  if (oldest && Object.keys(events).length > KEPT) delete events[oldest];
  if (wanted) queue(world, event.id);
}
