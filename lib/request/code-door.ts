import "server-only";
import { cookies, headers } from "next/headers";
import { LANGUAGE_COOKIE, isLocale, type Locale } from "@/lib/core/who";
import { sayAway } from "./away";
import { faultOf } from "./fault";
import { preferredLocale } from "./locale";
import { plainPage } from "./plain-page";
import { words } from "./wording";

/** Who stands at an address that was scanned: no page asked for it, so the language is the chosen one, or the browser's. */
type Asked = { readonly url: URL; readonly locale: Locale; readonly headers: Headers; readonly say: (status: number, of: string, ...ways: readonly Way[]) => Response };
type Way = { readonly href: string; readonly words: string };

/**
 * Makes the handler of what is printed as a code. `say` answers with a calm page whose words are `codes.<of>`. A database that is away
 * is 503, a fault 500, each with its page.
 */
export const codeDoor = (name: string, work: (asked: Asked) => Promise<Response>) => async (request: Request): Promise<Response> => {
  const said = await headers();
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const locale = chosen && isLocale(chosen) ? chosen : preferredLocale(said.get("accept-language"));
  const url = new URL(request.url);
  const say: Asked["say"] = (status, of, ...ways) => {
    const t = words(locale, "codes");
    const home = { href: `/${locale}`, words: t("home") };
    return page(status, plainPage({ locale, title: t(`${of}.title`), text: t(`${of}.text`), ways: [...ways, home] }));
  };
  try {
    return await work({ url, locale, headers: request.headers, say });
  } catch (thrown) {
    if (faultOf(thrown, name).why === "fault") return say(500, "fault", { href: `${url.pathname}${url.search}`, words: words(locale, "codes")("again") });
    const { body, ...answer } = sayAway(request.method, locale, `${url.pathname}${url.search}`, false);
    return new Response(body, answer);
  }
};

const page = (status: number, body: string): Response => new Response(body, { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });

/** On to a path of this shop, for this visitor alone: who asks, in which language, decides where it leads. */
export const onTo = (path: string, more: Record<string, string> = {}): Response =>
  new Response(null, { status: 307, headers: { location: path, "cache-control": "private, no-cache", vary: "accept, accept-language, cookie", ...more } });
