import { redirect } from "next/navigation";
import { officeLocale } from "@/lib/request/page";
import { findStaff } from "@/lib/request/staff";
import { officeLinks } from "./office-links";

/** The office begins where a colleague works: at the first page that is theirs. */
export default async function OfficePage() {
  const colleague = await findStaff();
  const [first] = colleague ? officeLinks(colleague, await officeLocale()).flatMap(({ links }) => links) : [];
  redirect(first?.href ?? "/admin/messages");
}
