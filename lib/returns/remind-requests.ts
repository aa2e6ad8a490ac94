import "server-only";
import { and, eq, gt, isNull, lte } from "drizzle-orm";
import { db } from "@/db/client";
import { returnRequests } from "@/db/schema/all";
import { REMIND_DAYS } from "./announced/rules";
import { tellRequest } from "./tell-request";

/** Writes to whoever announced a return that ends in a few days, and of which nothing has left or come. Says how many were due. By the clock; may be repeated: one announcement, one letter. */
export async function remindRequests(at: Date): Promise<number> {
  const due = await db
    .select({ id: returnRequests.id })
    .from(returnRequests)
    .where(and(eq(returnRequests.state, "announced"), isNull(returnRequests.sentAt), isNull(returnRequests.arrivedAt), gt(returnRequests.expiresAt, at), lte(returnRequests.expiresAt, new Date(at.getTime() + REMIND_DAYS * 86_400_000))));
  for (const { id } of due) await tellRequest(id, "reminded");
  return due.length;
}
