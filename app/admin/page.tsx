import { redirect } from "next/navigation";
import { readBeginning } from "@/lib/office/begin";
import { officeLocale } from "@/lib/request/page";
import { findStaff } from "@/lib/request/staff";
import { officeLinks } from "./office-links";

/** The office begins where a colleague works: at the first page that is theirs. */
export default async function OfficePage() {
  const colleague = await findStaff();
  const [first] = colleague ? officeLinks(colleague, await officeLocale()).flatMap(({ links }) => links) : [];
  const begun = colleague ? await readBeginning(colleague) : null;
  if (begun && !begun.product) redirect("/admin/begin"); // a new shop
  redirect(first?.href ?? "/admin/messages");
}
