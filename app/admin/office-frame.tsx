import type { ReactNode } from "react";
import { OfficeHead } from "@/components/admin/office-head";
import { officeLocale } from "@/lib/request/page";
import type { Duty } from "@/lib/core/who";
import { findColleagueHere } from "@/lib/request/staff";
import { words } from "@/lib/request/wording";
import { dutiesOf } from "@/lib/staff/rules";
import { leave } from "./sign-in/actions";

/** A page of the office with its head, for colleagues. */
export async function OfficeFrame({ children }: { readonly children: ReactNode }) {
  const colleague = await findColleagueHere();
  const locale = await officeLocale();
  const t = words(locale, "office");
  const { may, at } = colleague ? dutiesOf(colleague.roles) : { may: new Set<Duty>(), at: [] };
  const links = [
    ...(may.has("hand-over") ? [{ href: "/admin/orders", label: words(locale, "admin-orders")("title") }] : []),
    ...(may.has("care") && at === null ? [{ href: "/admin/care", label: words(locale, "admin-care")("title") }] : []),
    ...(may.has("refund") || may.has("audit") ? [{ href: "/admin/payments", label: words(locale, "admin-payments")("title") }] : []),
    ...(may.has("read-messages") ? [{ href: "/admin/messages", label: t("messages.title") }] : []),
    ...(may.has("see-health") && at === null ? [{ href: "/admin/doctor", label: words(locale, "admin-doctor")("title") }] : []),
  ];
  return (
    <>
      <OfficeHead words={{ office: t("office"), leave: t("leave"), main: t("main") }} links={links} name={colleague?.name ?? ""} leave={leave} />
      {children}
    </>
  );
}
