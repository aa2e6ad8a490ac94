import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { exceptionalHours, locations, openingHours, placeEdits, tills } from "@/db/schema/all";
import { slug } from "@/lib/core/handle";
import { hashOf } from "@/lib/core/hash";
import { type LocationId, newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { readMoney } from "@/lib/core/read-money";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { differing, editedOf, type EditedPlace, editionOf, editsPlace, inOrder, readSpans, weekOf } from "./edit/rules";
import { placesOf } from "./reads";

const line = (most: number) => z.string().transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()).pipe(z.string().max(most, "too-long"));
const required = (most: number) => line(most).pipe(z.string().min(1, "required"));
const whole = (least: number, most: number) => z.coerce.number("number").int("number").min(least, "number").max(most, "number");
const degrees = (most: number) => z.string().trim().transform((text) => Number(text.replace(",", "."))).pipe(z.number("degrees").min(-most, "degrees").max(most, "degrees"));
const hours = z.string().max(80).transform((text, context) => {
  const spans = readSpans(text);
  if (spans) return spans;
  context.addIssue({ code: "custom", message: "hours" });
  return z.NEVER;
});
const zone = z.string().refine((name) => Intl.supportedValuesOf("timeZone").includes(name), "zone");
const cutOff = z.string().trim().pipe(z.union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time")])).transform((text) => text || null);
const both = (most: number) => z.object({ it: line(most), en: line(most) });
const windows = z.object({ minutes: whole(15, 240), capacity: whole(1, 500), days: whole(0, 14) });

export const EditPlace = z.object({
  /** Null: a new one. */
  id: z.uuid().nullable().transform((id) => id as LocationId | null),
  seen: z.string().max(64),
  kind: z.enum(["store", "warehouse"]),
  name: required(80), street: required(120), postcode: required(12), city: required(80), province: required(40), country: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, "country"),
  phone: required(40), email: z.email("email").max(200), latitude: degrees(90), longitude: degrees(180), timeZone: zone,
  directions: both(500), services: z.array(both(120)).max(20).transform((all) => all.filter(({ it }) => it !== "")),
  deliversFrom: z.boolean(), collectFrom: z.boolean(),
  preparationMinutes: whole(0, 14_400), collectCutOff: cutOff, holdDays: whole(1, 60), extendDays: whole(0, 30), reserveHours: whole(0, 240), askMinutes: whole(0, 60),
  documentFrom: z.string().trim().max(20).transform((text, context) => {
    const amount = text === "" ? null : readMoney(text);
    if (text === "" || (amount !== null && amount > 0)) return amount === null ? null : minorOf(amount);
    context.addIssue({ code: "custom", message: "price" });
    return z.NEVER;
  }),
  windows: windows.nullable(),
  week: z.array(hours).length(7).transform(weekOf),
  exceptions: z.array(z.object({ day: z.iso.date("date"), spans: hours.refine((spans) => spans.length < 2, "one-span"), reason: z.object({ it: required(80), en: line(80) }) })).max(200).refine((days) => new Set(days.map(({ day }) => day)).size === days.length, "twice").transform(inOrder),
});
export type NotEdited = { why: "not-yours" } | { why: "unknown-place" } | { why: "changed-meanwhile" };

/** What the form was opened with, and must still be true when it is sent. */
export const placeHash = (place: EditedPlace): string => hashOf(editionOf(editedOf(place)));

/**
 * A colleague says what holds for a place: where it is, when it is open, how it serves; or opens a new one, a store with its first till. What is promised from now on follows it; what was promised
 * before stays. Each field keeps its history. Refuses `changed-meanwhile` where somebody was quicker.
 */
export function editPlace(who: Staff, { id, seen, ...said }: z.output<typeof EditPlace>, now = new Date()): Promise<Outcome<{ readonly handle: string }, NotEdited>> {
  return atomically(async (tx): Promise<Outcome<{ readonly handle: string }, NotEdited>> => {
    if (!editsPlace(who, id)) return refused({ why: "not-yours" });
    if (id) await tx.select({ id: locations.id }).from(locations).where(eq(locations.id, id)).for("update");
    const [was] = id ? await placesOf([id], tx) : [];
    if (id && !was) return refused({ why: "unknown-place" });
    const today = now.toLocaleDateString("sv-SE", { timeZone: said.timeZone });
    const to: EditedPlace = { ...said, exceptions: inOrder([...(was?.exceptions.filter(({ day }) => day < today) ?? []), ...said.exceptions.filter(({ day }) => day >= today)]) }; // days that are over stay as they were
    const changed = was ? differing(was, to) : (["name"] as const);
    if (was && changed.length === 0) return done({ handle: was.handle });
    if (was && placeHash(was) !== seen) return refused({ why: "changed-meanwhile" });
    const locationId = id ?? newId<"location">();
    const handle = was?.handle ?? (await freeHandle(tx, `${said.city} ${said.name}`));
    await write(tx, locationId, was ? null : handle, to);
    if (!was && said.kind === "store") await tx.insert(tills).values({ locationId, number: 1, name: "1" });
    await tx.insert(placeEdits).values(changed.map((field) => ({ locationId, field, before: was?.[field] ?? null, after: to[field], actor: actorOf(who) })));
    await record(tx, who, { is: "location.changed", locationId });
    return done({ handle });
  }, { pool: "staff" });
}

async function write(tx: Tx, locationId: LocationId, handle: string | null, { week, exceptions, windows: its, ...row }: EditedPlace): Promise<void> {
  const values = { ...row, services: [...row.services], windowMinutes: its?.minutes ?? null, windowCapacity: its?.capacity ?? null, windowDays: its?.days ?? null };
  if (handle) await tx.insert(locations).values({ id: locationId, handle, ...values, routingRank: sql`(select coalesce(max(routing_rank), 0) + 10 from locations)` });
  else await tx.update(locations).set(values).where(eq(locations.id, locationId));
  await tx.delete(openingHours).where(eq(openingHours.locationId, locationId));
  await tx.execute(sql`delete from exceptional_hours where location_id = ${locationId} and day >= current_date - 366`); // older ones are not in the form
  const spans = week.flatMap(({ weekday, spans: all }) => all.map((span) => ({ locationId, weekday, ...span })));
  if (spans.length > 0) await tx.insert(openingHours).values(spans);
  if (exceptions.length > 0) await tx.insert(exceptionalHours).values(exceptions.map(({ day, spans: all, reason }) => ({ locationId, day, opens: all[0]?.opens ?? null, closes: all[0]?.closes ?? null, reason })));
}

/** An address made of where it is and how it is called, that no place has yet. */
async function freeHandle(tx: Tx, text: string): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('new-place'))`);
  const stem = slug(text, 60) || "luogo";
  const taken = new Set((await tx.execute<{ handle: string }>(sql`select handle from locations where handle = ${stem} or handle like ${`${stem}-%`}`)).map((one) => one.handle));
  return taken.has(stem) ? `${stem}-${Array.from({ length: taken.size + 1 }, (_, n) => n + 2).find((n) => !taken.has(`${stem}-${n}`))}` : stem;
}
