import type { z } from "zod";
import { KeepCookieChoice, keepCookieChoice } from "@/lib/customers/keep-cookie-choice";
import { keepConsent } from "@/lib/request/cookies";
import { limited } from "@/lib/request/limited";
import { route } from "@/lib/request/route";

/** Somebody has chosen about cookies: proven, and kept by a cookie that the browser does not drop after a week. */
export const POST = route({
  who: "shopper",
  input: KeepCookieChoice,
  status: { "too-many": 429, "no-choice": 400 },
  verb: limited("consent", async function consent(_: unknown, sent: z.output<typeof KeepCookieChoice>) {
    const answer = await keepCookieChoice(sent, new Date());
    if (answer.ok) await keepConsent(sent.choice);
    return answer;
  }),
  answer: () => new Response(null, { status: 204, headers: { "cache-control": "no-store" } }),
});
