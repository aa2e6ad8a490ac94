import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { z } from "zod";
import { isId, type LocationId, type TillId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { NextPath } from "@/lib/customers/rules";
import { type OpenSession, openSession } from "@/lib/drawer/open-session";
import { tillById, tillsAt } from "@/lib/drawer/reads";
import { maySellAt, standingAt } from "@/lib/drawer/rules";
import type { Standing, Till } from "@/lib/drawer/types";
import { placeByHandle } from "@/lib/locations/reads";
import { cookieName, cookieRules } from "./cookies";

const TILL = "unico_till";
const YEAR = 365 * 24 * 60 * 60;

/** The tills of a store, and at which of them this browser stands: it names none that could not be read off the counter, so it needs no secret. */
export const standingHere = cache(async (place: LocationId): Promise<{ readonly tills: readonly Till[]; readonly standing: Standing }> => {
  const said = (await cookies()).get(cookieName(TILL))?.value;
  const tills = await tillsAt(place);
  return { tills, standing: standingAt(tills, said && isId(said) ? (said as TillId) : null) };
});

/** The open till at which this browser stands in a store, for what is paid there away from the till's own screen; undefined where it stands at none. */
export async function openTillHere(handle: string): Promise<TillId | undefined> {
  const place = await placeByHandle(handle);
  const standing = place && (await standingHere(place.id)).standing;
  return standing?.is === "at" && standing.till.session ? standing.till.id : undefined;
}

const remember = async (tillId: TillId): Promise<void> => void (await cookies()).set(cookieName(TILL), tillId, { ...cookieRules(), maxAge: YEAR });

export const StandAt = z.object({ tillId: z.string().refine(isId).transform((id) => id as TillId), next: NextPath });

/**
 * This browser stands at a till from now on, whoever uses it, until another is said. Refuses tills of stores where one doesn't sell. The
 * way on names the till, so that a page which the browser still has from before is not shown as it was.
 */
export async function standAt(who: Staff, { tillId, next }: z.output<typeof StandAt>): Promise<Outcome<{ readonly to: string }, { why: "unknown-till" } | { why: "not-yours" }>> {
  const till = await tillById(tillId);
  if (!till) return refused({ why: "unknown-till" });
  if (!maySellAt(who, till.locationId)) return refused({ why: "not-yours" });
  await remember(tillId);
  const to = new URL(next?.startsWith("/staff/") ? next : "/staff", "https://shop.invalid");
  to.searchParams.set("till", String(till.number));
  return done({ to: to.pathname + to.search });
}

/** Whoever opens a drawer stands at it. */
export async function openHere(who: Staff, input: z.output<typeof OpenSession>): ReturnType<typeof openSession> {
  const opened = await openSession(who, input);
  if (opened.ok) await remember(input.tillId);
  return opened;
}
