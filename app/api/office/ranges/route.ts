import { z } from "zod";
import { SaidRule } from "@/lib/catalogue/ranges/said";
import { rangeLook } from "@/lib/office/ranges";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";

/** What the rule of a collection would hold while it is written, for who edits the catalogue; null while a field can't be read, as half an amount can't. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}).transform((said) => SaidRule.safeParse(said).data ?? null),
  verb: async function rangeLookHere(who, rule) {
    return rangeLook(who, rule, await officeLocale(), new Date());
  },
});
