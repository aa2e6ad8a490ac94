import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { companies } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { companyAt } from "./reads";
import { differing, editionOf, editsCompany } from "./rules";
import type { Company } from "./types";

const line = (most: number) => z.string().default("").transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()).pipe(z.string().max(most, "too-long"));
const required = (most: number) => line(most).pipe(z.string().min(1, "required"));
const both = (most: number) => z.object({ it: required(most), en: line(most) });

export const EditCompany = z.object({
  /** `companyHash` of what the form was opened with. */
  seen: z.string().max(64),
  shop: required(60), headline: both(120), about: both(300),
  name: required(120), street: required(120), postcode: required(12), city: required(80), province: line(40), country: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, "country"),
  vatNumber: z.string().toUpperCase().transform((text) => text.replace(/[\s.-]/g, "")).pipe(z.string().regex(/^([A-Z]{2})?[0-9A-Z]{8,12}$/, "vat")),
  register: line(80), capital: line(60), email: z.email("email").max(200), certifiedEmail: z.union([z.literal(""), z.email("email").max(200)]), phone: z.string().trim().regex(/^\+?[\d ()/.-]{5,30}$/, "phone"), phoneHours: z.object({ it: line(120), en: line(120) }),
  demo: z.boolean(),
});
export type NotEdited = { why: "not-yours" } | { why: "changed-meanwhile" };

/** What the form was opened with, and must still be true when it is sent. */
export const companyHash = (company: Company): string => hashOf(editionOf(company));

/**
 * Says who sells and how the shop is called, from now on: pages, letters and documents that are issued later say it; receipts of before say who
 * sold then. Each edition is kept. Refuses `changed-meanwhile` where somebody was quicker. May be repeated.
 */
export function editCompany(who: Staff, { seen, ...said }: z.output<typeof EditCompany>): Promise<Outcome<{ readonly changed: number }, NotEdited>> {
  return atomically(async (tx): Promise<Outcome<{ readonly changed: number }, NotEdited>> => {
    if (!editsCompany(who)) return refused({ why: "not-yours" });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('company'))`);
    const was = await companyAt(null, tx);
    const changed = differing(was, said);
    if (changed.length === 0) return done({ changed: 0 });
    if (companyHash(was) !== seen) return refused({ why: "changed-meanwhile" });
    await tx.insert(companies).values({ ...said, actor: actorOf(who) });
    await record(tx, who, { is: "company.changed" });
    return done({ changed: changed.length });
  }, { pool: "staff" });
}
