import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { officeViews } from "@/db/schema/all";
import type { Staff } from "@/lib/core/who";
import type { KeptView } from "./types";

/** The views of a table that a colleague keeps, the first first. */
export const viewsOf = (who: Staff, path: string): Promise<KeptView[]> =>
  staffDb.select({ id: officeViews.id, name: officeViews.name, query: officeViews.query }).from(officeViews).where(and(eq(officeViews.staffId, who.staffId), eq(officeViews.path, path))).orderBy(asc(officeViews.addedAt));
