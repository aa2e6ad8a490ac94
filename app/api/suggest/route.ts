import { z } from "zod";
import { suggest } from "@/lib/catalogue/reads";
import type { Suggestion } from "@/lib/catalogue/types";
import { done, type Outcome } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { route } from "@/lib/request/route";
import { unlessBusy } from "@/lib/request/unless-busy";

/** What to offer while somebody types; null when the database has no time for it, which is nobody's trouble. */
export const GET = route({
  who: "shopper",
  input: z.object({ locale: z.enum(LOCALES), q: z.string().max(200) }),
  verb: async function suggestions(_, { q, locale }): Promise<Outcome<readonly Suggestion[] | null, never>> {
    return done(await unlessBusy(suggest(q, locale, new Date()), "suggestions"));
  },
});
