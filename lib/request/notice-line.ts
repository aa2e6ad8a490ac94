import "server-only";
import { AsyncResource } from "node:async_hooks";
import type { RequestListener, ServerResponse } from "node:http";

/** Where other systems bring their notices. */
const NOTICES = /^\/api\/webhooks\//;
/** Longer than this none waits: who sends them hangs up after 10 s, and brings them again. */
const WAIT_MS = 8_000;
/** One that waits for somebody else, such as the card processor, gives the next one its place after this. */
const HOLD_MS = 1_000;
/** When so many wait, who comes next is told at once to come again. */
const MOST_WAITING = 1_000;

type Wishes = {
  /** So many are inside at a time. */
  readonly most: () => number;
  /** At first, for so long, none is let in: after a restart hundreds come back at once, and shoppers stand at the door. */
  readonly closedMs: number;
};
type Waiting = { readonly enter: () => void; readonly refuse: () => void };

/**
 * Lets other systems' notices in a few at a time, first come first served; all else passes by. They wait in front of the
 * framework, where that costs nothing: inside it each costs some ten milliseconds before it can be told to wait.
 * `listener` takes the framework's place at the server; after `end` nobody is let in, and all are told to come again.
 */
export function noticeLine(handle: RequestListener, { most, closedMs }: Wishes): { readonly listener: RequestListener; readonly end: () => void } {
  const waiting = new Set<Waiting>();
  let inside = 0;
  let state: "closed" | "open" | "ended" = "closed";
  const letIn = () => {
    for (const { enter } of waiting) if (state === "open" && inside < most()) enter();
  };
  setTimeout(() => {
    if (state === "closed") state = "open";
    letIn();
  }, closedMs).unref();

  const wait: RequestListener = (request, response) => {
    if (state === "ended" || waiting.size >= MOST_WAITING) return comeAgain(response);
    const leave = () => {
      waiting.delete(one);
      clearTimeout(late);
    };
    const one: Waiting = {
      enter: AsyncResource.bind(() => {
        leave();
        inside++;
        const held = setTimeout(out, HOLD_MS);
        response.once("close", out);
        handle(request, response);
        function out() {
          clearTimeout(held);
          response.off("close", out);
          inside--;
          letIn();
        }
      }),
      refuse: () => {
        leave();
        comeAgain(response);
      },
    };
    const late = setTimeout(one.refuse, WAIT_MS);
    response.once("close", leave); // whoever hangs up waits no more
    waiting.add(one);
    letIn();
  };
  return {
    listener: (request, response) => (NOTICES.test(request.url ?? "") ? wait(request, response) : handle(request, response)),
    end: () => {
      state = "ended";
      for (const { refuse } of waiting) refuse();
    },
  };
}

function comeAgain(response: ServerResponse): void {
  response.writeHead(503, { "cache-control": "no-store", "content-type": "application/json", "retry-after": "5" }).end('{"why":"busy"}');
}
