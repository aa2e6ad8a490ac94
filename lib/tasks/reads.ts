import "server-only";
import { openRequests } from "@/lib/aisle/reads";
import { openClaimsAt } from "@/lib/claims/reads";
import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { queueAt } from "@/lib/fulfilment/queue/reads";
import { toCount, toHangUp } from "@/lib/goods/reads";
import { countsAt, hangsAt } from "@/lib/inventory/rules";
import { toReprint } from "@/lib/labels/reads";
import { aisleOf, labelsAt } from "@/lib/labels/rules";
import { toInspect } from "@/lib/returns/announced/reads";
import { INSPECT_DAYS } from "@/lib/returns/announced/rules";
import { askedAt } from "@/lib/staff/approvals/reads";
import { urgentOf } from "./rules";
import type { Task, Urgent } from "./types";

/** All that a store's colleagues have to do now, in no order (rules.ts); null for who doesn't serve there. */
export async function tasksAt(who: Staff, place: LocationId, now: Date): Promise<readonly Task[] | null> {
  const [cards, requests, bins, reprints, asked, back, claims, parcels] = await Promise.all([queueAt(who, place, now), openRequests(who, place), countsAt(who, place) ? toCount(place, now) : [], labelsAt(who, place) ? toReprint(place, now) : [], askedAt(who, place, now), hangsAt(who, place) ? toHangUp(place, now) : [], openClaimsAt(who, place), toInspect(who, place, new Date(now.getTime() - INSPECT_DAYS * 86_400_000))]);
  if (!cards || !requests) return null;
  const aisles = [...new Set(reprints.flatMap(({ bin }) => (bin ? [aisleOf(bin)] : [])))].toSorted();
  return [
    ...(asked ?? []).map((one): Task => ({ is: "approval", asked: one })),
    ...requests.map((request): Task => ({ is: "request", request })),
    ...cards.flatMap((card): Task[] => (card.stand === "to-pick" || card.stand === "picking" ? [{ is: "pick", card }] : card.stand === "put-back" ? [{ is: "put-back", card }] : [])),
    ...claims.flatMap((claim): Task[] => (claim.state === "reported" ? [{ is: "claim", claim }] : [])),
    ...parcels.map((parcel): Task => ({ is: "inspect", parcel })),
    ...back.map((goods): Task => ({ is: "hang-up", goods })),
    ...bins.map((bin): Task => ({ is: "count", bin })),
    ...(reprints.length > 0 ? [{ is: "reprint" as const, labels: reprints.length, aisles }] : []),
  ];
}

/** How much of it harms somebody if it waits: what the badges of the staff app count. Null for who doesn't serve there. */
export async function urgentAt(who: Staff, place: LocationId, now: Date): Promise<Urgent | null> {
  const [cards, requests, asked] = await Promise.all([queueAt(who, place, now), openRequests(who, place), askedAt(who, place, now)]);
  return cards && requests && urgentOf(cards, requests.length, asked?.length ?? 0, now.getTime());
}
