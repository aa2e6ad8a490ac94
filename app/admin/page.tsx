import { redirect } from "next/navigation";
import { findStaff } from "@/lib/request/staff";

/** The office begins where a colleague works: at the orders, else at the book of messages. */
export default async function OfficePage() {
  const colleague = await findStaff();
  redirect(colleague?.may.has("hand-over") ? "/admin/orders" : "/admin/messages");
}
