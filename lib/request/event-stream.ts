import "server-only";
import { onEnd } from "@/lib/events/listen";

/** Nothing for longer than this, and the line is dead: whoever listens may count on it. */
const BEAT_MS = 10_000;
const LASTS_MS = 10 * 60_000;
const ASK_MS = 30_000;

type Stream = {
  /** Ends when the browser leaves. */
  readonly gone: AbortSignal;
  /** Called once, however it ends. */
  readonly over: () => void;
  /** Begins to listen; `say` sends a line's data. What it returns ends the listening. */
  readonly follow: (say: (data: string) => void) => () => void;
  /** What is said first: it may have changed since the page was made, or while the line was cut. */
  readonly first: () => Promise<string | null>;
  /** Whether whoever listens still may, asked every half minute: a colleague who was shut out hears no more. */
  readonly still?: () => Promise<boolean>;
};

/**
 * A stream of server-sent events. Ends after ten minutes, and when the process leaves; the browser comes back by itself, and is
 * asked anew who it is. Every ten seconds it beats, so that a line that is dead without a word is known.
 */
export function eventStream({ gone, over, follow, first, still }: Stream): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    async start(stream) {
      const write = (lines: string) => stream.enqueue(text.encode(`${lines}\n\n`));
      const say = (data: string) => write(`data: ${data}`);
      const stop = follow(say);
      const stopEnd = onEnd(() => end()); // the process leaves: the browser finds another
      const beat = setInterval(() => write("event: beat\ndata:"), BEAT_MS);
      const ask = still ? setInterval(() => void still().then((may) => may || end(), () => end()), ASK_MS) : undefined; // away: the browser comes back and is asked
      const last = setTimeout(() => end(), LASTS_MS);
      end = () => {
        end = () => {};
        over();
        stop();
        stopEnd();
        clearInterval(beat);
        clearInterval(ask);
        clearTimeout(last);
        gone.removeEventListener("abort", end);
        try {
          stream.close();
        } catch {
          // the browser has closed it already
        }
      };
      gone.addEventListener("abort", () => end());
      write("retry: 2000");
      if (gone.aborted) return end();
      try {
        const data = await first();
        if (data !== null) say(data);
      } catch {
        end(); // the database is away, or the browser has left meanwhile
      }
    },
    cancel: () => end(),
  });
}

/** The answer that carries it. */
export const streamed = (stream: ReadableStream<Uint8Array>): Response =>
  new Response(stream, { headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" } });
