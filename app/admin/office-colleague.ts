import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Staff } from "@/lib/core/who";
import { PATH_HEADER } from "@/lib/request/locale";
import { findStaff } from "@/lib/request/staff";

/** The colleague whose browser this is, whatever they do; strangers are sent to sign in, and come back. The page itself asks what they may. */
export async function officeColleague(): Promise<Staff> {
  return (await findStaff()) ?? redirect(`/admin/sign-in?next=${encodeURIComponent((await headers()).get(PATH_HEADER) ?? "/admin")}`);
}
