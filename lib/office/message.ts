import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { Staff } from "@/lib/core/who";
import { messageById } from "@/lib/messages/reads";
import { withoutToken } from "@/lib/messages/rules";
import type { MessageId, MessageWhole } from "@/lib/messages/types";
import { mayManage } from "@/lib/people/rules";
import { rolesOf } from "@/lib/staff/reads";
import type { RoleAt } from "@/lib/staff/types";

/**
 * A message as a colleague may read it. The letter that lets a colleague in keeps its link to itself, also where no relay is set and the row is
 * the mail, but for who could give its reader every one of their roles: nobody becomes somebody else by reading the book.
 */
export async function messageFor(who: Staff, id: MessageId): Promise<MessageWhole | null> {
  const message = await messageById(id);
  if (!message || message.kind !== "invite") return message;
  const [own, theirs] = await Promise.all([
    rolesOf(staffDb, who.staffId),
    staffDb.execute<RoleAt>(sql`select r.role, r.location_id as "locationId" from staff_roles r join staff s on s.id = r.staff_id where s.email = ${message.recipient}`),
  ]);
  return mayManage(own, theirs) ? message : { ...message, html: withoutToken(message.html), text: withoutToken(message.text) };
}
