import { atomically } from "@/db/atomically";
import { exceptionalHours, locations, openingHours } from "@/db/schema/all";
import { type LocationId, newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Span } from "@/lib/locations/types";
import { aTill } from "./tills";

type PlaceWish = Partial<Omit<typeof locations.$inferInsert, "id">> & {
  /** Opening hours of every day of the week; standard: 09:00 to 20:00. */
  readonly hours?: readonly Span[];
  /** Days on which the place is closed: `2026-12-25`. */
  readonly closedOn?: readonly string[];
  /** Whether a store has a till whose drawer is open; standard: yes, without a float. */
  readonly till?: boolean;
};
export type MadePlace = { readonly id: LocationId; readonly handle: string };

/** A store that sends and hands over, open every day; say what should differ. */
export async function aPlace({ hours = [{ opens: "09:00", closes: "20:00" }], closedOn = [], till = true, ...wish }: PlaceWish = {}): Promise<MadePlace> {
  const id = newId<"location">();
  const handle = wish.handle ?? `place-${id}`;
  await atomically(async (tx) => {
    await tx.insert(locations).values({
      id, handle, kind: "store", name: "Via di Prova", street: "Via di Prova 1", postcode: "20100", city: "Milano", province: "MI", country: "IT",
      phone: "+39 02 5550 1999", email: "prova@bottegalume.example", latitude: 45.46, longitude: 9.19, timeZone: "Europe/Rome",
      directions: { it: "Dietro l’angolo.", en: "Round the corner." }, services: [], deliversFrom: true, collectFrom: true, preparationMinutes: 60, holdDays: 3, reserveHours: 24, routingRank: 10,
      ...wish,
    });
    const week = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => hours.map((span) => ({ locationId: id, weekday, ...span })));
    if (week.length > 0) await tx.insert(openingHours).values(week);
    if (closedOn.length > 0) await tx.insert(exceptionalHours).values(closedOn.map((day) => ({ locationId: id, day, reason: { it: "Chiuso", en: "Closed" } })));
    return done(null);
  });
  if (till && wish.kind !== "warehouse") await aTill(id);
  return { id, handle };
}
