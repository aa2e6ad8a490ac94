import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { Id, StaffId } from "@/lib/core/id";
import type { Standing } from "@/lib/people/types";

type Act = "invited" | "changed" | "shut-out" | "let-in" | "link-sent" | "password";
type DeviceAct = "device-enrolled" | "device-renamed" | "device-revoked";
type Kept<A, V> = { readonly act: A; readonly before: V | null; readonly after: V | null };
/** What was changed of a colleague's access or of a device: as it was and as it became, why, by whom, at which counter. */
export type PersonEdit = (Kept<Act, Standing> | Kept<DeviceAct, { readonly name: string }>) & { readonly by: string; readonly reason: string; readonly doneAt: string | null; readonly at: Date };

const read = async (where: SQL): Promise<readonly PersonEdit[]> => {
  const rows = await staffDb.execute<Omit<PersonEdit, "at"> & { at: string }>(sql`
    select e.act, e.before, e.after, e.reason, coalesce(b.name, '') as by, c.name as "doneAt", e.at::text as at
    from people_edits e left join staff b on 'staff:' || b.id = e.actor left join devices c on c.id = e.done_at
    where ${where} order by e.id desc limit 60`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }) as PersonEdit);
};

/** What was changed of a colleague or a device, the latest first. */
export const editsOf = (of: { readonly staffId: StaffId } | { readonly deviceId: Id<"device"> }): Promise<readonly PersonEdit[]> => read("staffId" in of ? sql`e.staff_id = ${of.staffId}` : sql`e.device_id = ${of.deviceId}`);

/** One of them. */
export const editById = async (id: Id<"people-edit">): Promise<PersonEdit | null> => (await read(sql`e.id = ${id}`))[0] ?? null;
