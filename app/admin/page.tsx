import { redirect } from "next/navigation";

/** The office begins at the book of messages. */
export default function OfficePage() {
  redirect("/admin/messages");
}
