import { actionIds } from "./action-ids";
import { encodeCall, formBody } from "./encode";
import { Unknown } from "./fill";
import { send, type Sent } from "./send";
import type { Answer, Ask } from "./types";

type Jar = Map<string, string>;

/** Somebody with a browser of their own: keeps cookies, calls actions as the shop's pages do. */
export class Visitor {
  private readonly jar: Jar;
  constructor(
    private readonly base: URL,
    private readonly ids: ReturnType<typeof actionIds>["actions"],
    cookies: Iterable<readonly [string, string]> = [],
  ) {
    this.jar = new Map(cookies);
  }

  /** Another browser with the same cookies. */
  copy = (): Visitor => new Visitor(this.base, this.ids, this.jar);
  cookie = (name: string): string | undefined => this.jar.get(name);

  /** Sends what an ask describes, its texts filled in already; cookies that come back are kept. */
  async ask(ask: Ask): Promise<Answer> {
    const answer = await send(this.base, this.written(ask));
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line) || value === "") this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  private written({ path, method, headers = {}, cookies = {}, body, call, from }: Ask): Sent {
    const id = call ? this.ids[call.action] : undefined;
    if (call && id === undefined) throw new Unknown(`the action ${call.action}`);
    const encoded = call && body === undefined ? encodeCall(call) : typeof body === "object" && "form" in body ? formBody(body) : null;
    const plain = typeof body === "string" ? Buffer.from(body) : typeof body === "object" && "bytes" in body ? Buffer.alloc(body.bytes, "x") : null;
    const sent = { ...Object.fromEntries(this.jar), ...cookies };
    const cookie = Object.entries(sent).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join("; ");
    const own: Record<string, string> = {
      "accept-language": "it",
      ...(cookie ? { cookie } : {}),
      ...(call || body !== undefined ? { origin: this.base.origin, "sec-fetch-site": "same-origin" } : {}),
      ...(encoded ? { "content-type": encoded.type } : {}),
      ...(id ? { "next-action": id, accept: "text/x-component", "content-type": encoded?.type ?? "text/plain;charset=UTF-8" } : {}),
    };
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) delete own[name];
      else own[name] = value;
    }
    return { method: method ?? (call || body !== undefined ? "POST" : "GET"), path, headers: own, body: encoded?.body ?? plain, from };
  }
}
