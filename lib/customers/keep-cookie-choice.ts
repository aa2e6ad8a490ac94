import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cookieChoices } from "@/db/schema/all";
import { CONSENT_TEXT, readConsent } from "@/lib/core/consent";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";

/** `choice`: the cookie's value. `wording`: what was read; a page that was left open may show an earlier one. */
export const KeepCookieChoice = z.object({
  choice: z.string().max(120),
  wording: z.string().regex(/^\d{4}-\d\d-\d\d$/).refine((day) => day <= CONSENT_TEXT),
  locale: z.enum(LOCALES),
});

/**
 * Keeps the proof that somebody chose about cookies (GDPR, article 7(1); Garante, guidelines of 10 June 2021): the wording, the
 * purposes, the browser's random number, the database's time. Nothing about the person, not even a network address. Refuses
 * `no-choice` when the value is none of ours. Repeated, it is written again: a choice made twice.
 */
export function keepCookieChoice({ choice, wording, locale }: z.output<typeof KeepCookieChoice>, now: Date): Promise<Outcome<null, { readonly why: "no-choice" }>> {
  return atomically(async (tx) => {
    const consent = readConsent(choice, now);
    if (!consent) return refused({ why: "no-choice" });
    await tx.insert(cookieChoices).values({ browser: consent.browser, purposes: consent.purposes, wording, locale });
    return done(null);
  });
}
