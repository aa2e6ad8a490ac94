import { Agent, request } from "node:http";
import { actionIds } from "@/scripts/attack/action-ids";
import { encodeCall } from "@/scripts/attack/encode";
import type { Fields } from "@/scripts/attack/types";

export type Heard = { readonly status: number; readonly text: string; readonly to: string | null; readonly cookies: readonly string[]; readonly ms: number };
/** Somebody's browser: a network of its own, and what it keeps. */
export type Browser = { readonly network: string; cookie: string };
const PATIENCE_MS = 60_000;

/** The n-th buyer, at an address that nobody else has. */
export const browserOf = (n: number, cookie = ""): Browser => ({ network: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`, cookie });

/** So many connections to the shop as stay open at once; who finds none waits, and the wait counts. */
export function openBrowsers(base: string, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, scheduling: "fifo" });
  const { hostname, port, host } = new URL(base);
  const { actions } = actionIds();

  function ask({ network, cookie }: Browser, method: "GET" | "POST", path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Heard> {
    const began = performance.now();
    return new Promise((resolve) => {
      const end = (status: number, text: string, to: string | null, cookies: readonly string[]) => resolve({ status, text, to, cookies, ms: performance.now() - began });
      const own = method === "POST" ? { origin: base, "content-length": String(body?.byteLength ?? 0) } : {};
      const asked = request({ agent, hostname, port, method, path, headers: { host, "x-real-ip": network, "accept-language": "it", ...(cookie && { cookie }), ...own, ...headers }, timeout: PATIENCE_MS }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => {
          const to = answer.headers["x-action-redirect"] ?? answer.headers.location ?? null;
          end(answer.statusCode ?? 0, Buffer.concat(parts).toString(), Array.isArray(to) ? (to[0] ?? null) : to, answer.headers["set-cookie"] ?? []);
        });
        answer.on("error", () => end(0, "", null, []));
      });
      asked.on("error", () => end(0, "", null, []));
      asked.on("timeout", () => asked.destroy());
      asked.end(body);
    });
  }

  return {
    read: (browser: Browser, path: string) => ask(browser, "GET", path),
    /** A route that takes JSON; the browser keeps the bag that it is given. */
    async send(browser: Browser, path: string, sent: unknown): Promise<Heard> {
      const heard = await ask(browser, "POST", path, { "content-type": "application/json" }, Buffer.from(JSON.stringify(sent)));
      for (const line of heard.cookies) browser.cookie = line.split(";")[0] ?? "";
      return heard;
    },
    /** A form whose button calls a server action, as React sends it. */
    press(browser: Browser, path: string, action: string, form: Fields): Promise<Heard> {
      const id = actions[action];
      if (!id) throw new Error(`the build has no action ${action}`);
      const { body, type } = encodeCall({ action, args: [{ answer: null, typed: {} }, { form }] });
      return ask(browser, "POST", path, { "next-action": id, accept: "text/x-component", "content-type": type }, body);
    },
    close: () => agent.destroy(),
  };
}
export type Browsers = ReturnType<typeof openBrowsers>;

/** What the shop answered to the order's button: `yes` and the payment page, or why not. Pure. */
export function answerIn({ status, text, to }: Pick<Heard, "status" | "text" | "to">): { readonly says: string; readonly page: string | null } {
  const page = to?.match(/\/c\/pay\/(\w+)/)?.[1] ?? null;
  if (page) return { says: "yes", page };
  if (status === 200) return { says: /"why":"([\w-]+)"/.exec(text)?.[1] ?? "no answer", page: null };
  return { says: `status ${status}`, page: null };
}

/** The value below which such a share of all lies: 0.99 for all but the slowest hundredth. Nearest rank. Pure. */
export function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
/** Milliseconds as they are told: half, 95 and 99 of a hundred, the slowest. Pure. */
export const sayTimes = (all: readonly number[]): string => `${[0.5, 0.95, 0.99, 1].map((share) => Math.round(quantile(all, share))).join(" / ")} ms (p50 / p95 / p99 / slowest of ${all.length})`;
