import { z } from "zod";
import type { RequestView } from "@/components/aisle/views";
import { AskForGoods } from "@/lib/aisle/ask-for-goods";
import { done, type Outcome } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { askHere, ownRequestHere } from "@/lib/request/aisle";
import { route } from "@/lib/request/route";
import { requestView } from "./request-view";

/** What this browser asked for last, and how it goes. */
export const GET = route({
  who: "shopper",
  input: z.object({ locale: z.enum(LOCALES) }),
  verb: async function aisleRequest(_, { locale }): Promise<Outcome<RequestView | null, never>> {
    return done(requestView(await ownRequestHere(), locale));
  },
});

/** Asks for a thing to be brought. */
export const POST = route({
  who: "shopper",
  input: AskForGoods,
  status: { "too-many": 429, "not-offered": 404 },
  verb: async function ask(who, input) {
    const asked = await askHere(who, input);
    return asked.ok ? done(requestView(asked.value, who.locale)) : asked;
  },
});
