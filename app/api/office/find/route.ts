import { z } from "zod";
import { done, type Outcome } from "@/lib/core/outcome";
import { findInOffice } from "@/lib/office/find";
import type { Found } from "@/lib/office/types";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";

/** What the palette finds, among what this colleague may see. */
export const GET = route({
  who: "staff",
  input: z.object({ q: z.string().trim().min(2).max(120) }),
  verb: async function officeFind(who, { q }): Promise<Outcome<readonly Found[], never>> {
    return done(await findInOffice(who, q, await officeLocale()));
  },
});
