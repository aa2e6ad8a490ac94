import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { FoundTable } from "@/components/care/found-table";
import { NotYours } from "@/components/admin/not-yours";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { findOrders } from "@/lib/care/find-orders";
import { servesCustomers } from "@/lib/care/rules";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-care")("title"), referrer: "same-origin" };
}

/** Customer service: who calls is found by whatever they say. */
async function CarePage({ searchParams }: Props) {
  const colleague = await colleagueWith("care");
  const locale = await officeLocale();
  const t = words(locale, "admin-care");
  if (!colleague || !servesCustomers(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const asked = (await searchParams)["q"];
  const typed = typeof asked === "string" ? asked.slice(0, 200) : "";
  const found = typed ? await findOrders(colleague, typed) : null;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <h1 className="h2 mb-6">{t("title")}</h1>
        <form role="search" className="mb-8 flex max-w-[40rem] flex-wrap items-start gap-3">
          <Field className="min-w-0 flex-1" label={t("search")} hint={t("hint")} name="q" type="search" defaultValue={typed} autoComplete="off" autoFocus={!typed} error={typed && !found ? t("few") : undefined} />
          <Button type="submit" className="mt-6.5">
            {t("find")}
          </Button>
        </form>
        {found && found.orders.length > 0 ? <FoundTable orders={found.orders} locale={locale} t={t} states={words(locale, "admin-orders")} /> : null}
        {found?.more ? <p className="small mt-6 text-ink-2">{t("more")}</p> : null}
        {found && found.orders.length === 0 ? <EmptyState title={t("none.title")} reason={t("none.text")} /> : null}
        {typed ? null : <EmptyState title={t("start.title")} reason={t("start.text")} />}
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", CarePage);
