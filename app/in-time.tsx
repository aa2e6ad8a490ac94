import type { ReactElement } from "react";
import { EmptyPage } from "@/components/shop/empty-page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { localeOf, officeLocale } from "@/lib/request/page";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";

type Asked = { readonly params: Promise<{ locale: string }> };

/**
 * A page that is made for each request, or, when the database was too slow for it, a page that says so and asks again: the same
 * address, with all of its query, also before any script.
 */
export const inTime =
  <Props extends Asked>(entrance: string, page: (props: Props) => Promise<ReactElement>) =>
  async (props: Props): Promise<ReactElement> =>
    (await unlessBusy(page(props), entrance)) ?? <Late params={props.params} />;

/** The same for colleagues, in the office and in the stores. */
export const inTimeForStaff =
  <Props,>(entrance: string, page: (props: Props) => Promise<ReactElement>) =>
  async (props: Props): Promise<ReactElement> =>
    (await unlessBusy(page(props), entrance)) ?? <LateForStaff />;

async function Late({ params }: Asked) {
  const t = words(await localeOf(params), "faults");
  return (
    <EmptyPage title={t("away")} reason={t("awayText")}>
      <a className={buttonClass({ look: "outlined" })} href="">
        {t("again")}
      </a>
    </EmptyPage>
  );
}

async function LateForStaff() {
  const t = words(await officeLocale(), "faults");
  return (
    <main id="main" tabIndex={-1} className="wrap section">
      <EmptyState heading="h1" title={t("away")} reason={t("awayOffice")} className="">
        <a className={buttonClass({ look: "outlined" })} href="">
          {t("again")}
        </a>
      </EmptyState>
    </main>
  );
}
