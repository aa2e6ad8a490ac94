import type { ReactNode } from "react";
import { OfficeHead } from "@/components/admin/office-head";
import { officeLocale } from "@/lib/request/page";
import { findColleagueHere } from "@/lib/request/staff";
import { words } from "@/lib/request/wording";
import { leave } from "./sign-in/actions";

/** A page of the office with its head, for colleagues. */
export async function OfficeFrame({ children }: { readonly children: ReactNode }) {
  const colleague = await findColleagueHere();
  const t = words(await officeLocale(), "office");
  return (
    <>
      <OfficeHead words={{ office: t("office"), messages: t("messages.title"), leave: t("leave"), main: t("main") }} name={colleague?.name ?? ""} leave={leave} />
      {children}
    </>
  );
}
