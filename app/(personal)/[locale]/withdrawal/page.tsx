import type { Metadata } from "next";
import Link from "next/link";
import { WithdrawalForm } from "@/components/returns/withdrawal-form";
import type { Withdrawing } from "@/components/returns/withdrawing";
import { addresses } from "@/components/shop/addresses";
import { newId } from "@/lib/core/id";
import { profileOf } from "@/lib/customers/reads";
import { ordersOf } from "@/lib/orders/reads";
import { sayNumber } from "@/lib/orders/rules";
import { keptAnswer } from "@/lib/request/kept-answer";
import { findOrderHere } from "@/lib/request/order-key";
import { localeOf } from "@/lib/request/page";
import { findShopper } from "@/lib/request/shopper";
import { words } from "@/lib/request/wording";
import { inTime } from "@/app/in-time";
import { withdraw } from "./actions";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<{ readonly order?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "withdrawal")("title"), robots: { index: false } };
}

/** The withdrawal function: open to everybody, for as long as the shop is, with or without an account. */
async function WithdrawalPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const asked = (await searchParams).order;
  const known = await knownHere(typeof asked === "string" ? asked.slice(0, 24) : "");
  const t = words(locale, "withdrawal");
  const at = addresses(locale);
  const start: Withdrawing = { step: "fill", typed: { statement: newId<"withdrawal">(), ...known.typed }, problems: {}, notice: null, stated: null, round: 0 };
  return (
    <main id="main" tabIndex={-1} className="group/page wrap pt-10 pb-18 lg:pt-18 lg:pb-32">
      <h1 className="h1">{t("title")}</h1>
      <p className="lead mt-4 max-w-[50ch] group-has-data-done/page:hidden">{t("lead")}</p>
      <div className="grid-12 mt-10 items-start gap-y-12 lg:mt-14">
        <div className="col-span-4 lg:col-span-7">
          <WithdrawalForm
            action={withdraw}
            start={(await keptAnswer<Withdrawing>("withdrawal")) ?? start}
            numbers={known.numbers}
            words={{
              stepOne: t("step", { step: 1 }), stepTwo: t("step", { step: 2 }), fill: t("fill"), name: t("name"), contract: t("contract"), contractHint: t("contractHint"), email: t("email"), emailHint: t("emailHint"),
              go: t("go"), confirmTitle: t("confirmTitle"), content: t("content"), confirm: t("confirm"), edit: t("edit"), doneTitle: t("doneTitle"),
            }}
          />
        </div>
        <aside className="small col-span-4 grid gap-8 text-ink-2 lg:col-start-9" aria-labelledby="next">
          <section className="grid gap-3 group-has-data-done/page:hidden" aria-labelledby="before">
            <h2 id="before" className="t text-ink">
              {t("aside")}
            </h2>
            <p>{t("asideOrder")}</p>
            <p>{t("asideExcluded")}</p>
            <p>
              {t("asideOther")}{" "}
              <Link className="link" href={at.info("returns")}>
                {t("asideModel")}
              </Link>
            </p>
          </section>
          <section className="grid gap-3" aria-labelledby="next">
            <h2 id="next" className="t text-ink">
              {t("next")}
            </h2>
            <ol className="grid list-decimal gap-1 pl-5">
              <li>{t("nextCheck")}</li>
              <li>{t("nextSend")}</li>
              <li>{t("nextMoney")}</li>
            </ol>
          </section>
        </aside>
      </div>
    </main>
  );
}
export default inTime("withdrawal", WithdrawalPage);

/** What this browser is known to have ordered, so that nobody types what we know: from the order it comes from, or the account. */
async function knownHere(number: string): Promise<{ typed: { name: string; contract: string; email: string }; numbers: string[] }> {
  const [{ customerId }, order] = await Promise.all([findShopper(), number ? findOrderHere(number) : null]);
  const [profile, latest] = customerId ? await Promise.all([profileOf(customerId), ordersOf(customerId, null)]) : [null, { orders: [] }];
  return {
    typed: { name: order?.contact.name ?? profile?.name ?? "", contract: order ? sayNumber(order.number) : number, email: order?.contact.email ?? profile?.email ?? "" },
    numbers: latest.orders.filter((o) => o.state === "paid" || o.state === "fulfilled").map((o) => sayNumber(o.number)),
  };
}
