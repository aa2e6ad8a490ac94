import type { ReactNode } from "react";
import { addresses } from "@/components/shop/addresses";
import { buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { sayMoney } from "@/lib/core/money";
import { readTracking } from "@/lib/fulfilment/rules";
import { dueByCard, standingOf } from "@/lib/orders/rules";
import { type Codes, CollectPass } from "./collect-pass";
import { LinePicture } from "./line-picture";
import type { Telling } from "./say-order";

const MOST_PICTURES = 4;

/** What there is to do now: pay, wait for the bank, show the code, follow the parcel; else a look at what is coming. */
export function OrderAside({ checking, watch, codeOf, passOf, ...telling }: Telling & Codes & { readonly checking: boolean; readonly watch: ReactNode }) {
  const { order, now, locale, t } = telling;
  const standing = checking ? "checking" : standingOf(order);
  const page = order.payment?.pageUrl;
  const payable = page !== null && page !== undefined && order.payment !== null && order.payment.expiresAt > now;
  if (standing === "waiting" || standing === "checking") {
    return (
      <Panel title={standing === "checking" ? t("pay.checkingTitle") : t("pay.title")}>
        {watch}
        {standing === "checking" ? (
          <>
            <p className="small mt-3 text-ink-2">{t("pay.checkingText")}</p>
            {payable ? (
              <p className="small mt-6">
                {t("pay.notYet")}{" "}
                <a className="link" href={page}>
                  {t("pay.again")}
                </a>
              </p>
            ) : null}
          </>
        ) : (
          <>
            <p className="price-lg num mt-2">{sayMoney(dueByCard(order), order.currency, locale)}</p>
            {payable ? (
              <>
                <a className={buttonClass({ size: "large", className: "mt-6 w-full" })} href={page}>
                  {t("pay.go")}
                </a>
              </>
            ) : (
              <ButtonLink look="outlined" className="mt-6 w-full" href={addresses(locale).cart}>
                {t("pay.back")}
              </ButtonLink>
            )}
          </>
        )}
      </Panel>
    );
  }
  if (order.reservedUntil && standing === "reserved") {
    return (
      <Panel title={t("pay.inStore")}>
        <p className="price-lg num mt-2">{sayMoney(order.total, order.currency, locale)}</p>
        <p className="small mt-3 text-ink-2">{t("pay.inStoreHow")}</p>
      </Panel>
    );
  }
  if (standing === "expired" || standing === "returned") {
    return (
      <Panel title={t("total")}>
        <p className="price-lg num mt-2">{sayMoney(order.total, order.currency, locale)}</p>
        <ButtonLink className="mt-6 w-full" href={addresses(locale).cart}>
          {t("pay.back")}
        </ButtonLink>
      </Panel>
    );
  }
  const ready = order.parts.filter((p) => p.kind === "collect" && p.state === "ready");
  if (ready.length > 0) {
    return (
      <Panel title={t("pass.title")}>
        <div className="grid gap-8">
          {ready.map((part) => (
            <CollectPass key={part.id} {...telling} {...{ part, codeOf, passOf }} named={ready.length > 1} />
          ))}
        </div>
        {order.reservedUntil ? (
          <p className="small mt-6 border-t border-line pt-4">
            <span className="pair">
              {t("pay.inStore")} <b className="price">{sayMoney(order.total, order.currency, locale)}</b>
            </span>
            <span className="cap">{t("pay.inStoreHow")}</span>
          </p>
        ) : null}
      </Panel>
    );
  }
  const parcel = order.parts.filter((p) => p.state === "sent").map((p) => readTracking(p.tracking)).find((found) => found !== null);
  return parcel ? <Parcel parcel={parcel} t={t} /> : <Pictures {...telling} />;
}

/** What there is to do now, in a box beside the head. */
export function Panel({ id = "now", title, children }: { readonly id?: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="col-span-4 rounded-lg bg-sunken p-6 max-lg:order-2 lg:col-start-9 lg:p-8" aria-labelledby={id}>
      <h2 id={id} className="t">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Parcel({ parcel, t }: { readonly parcel: NonNullable<ReturnType<typeof readTracking>> } & Pick<Telling, "t">) {
  return (
    <Panel title={t("parcel.title")}>
      <p className="code-lg mt-3 text-[1.125rem] break-all">{parcel.number}</p>
      <p className="cap mt-1">{t("parcel.with", { carrier: parcel.carrier })}</p>
      {parcel.page ? (
        <a className={buttonClass({ className: "mt-6 w-full" })} href={parcel.page} rel="noreferrer">
          {t("parcel.go")}
        </a>
      ) : (
        <p className="cap mt-4">{t("parcel.plain")}</p>
      )}
    </Panel>
  );
}

/** Up to four of the things ordered, large; on a phone the lines below show them. */
function Pictures({ order }: Telling) {
  const stems = [...new Set(order.lines.flatMap((line) => (line.picture ? [line.picture] : [])))].slice(0, MOST_PICTURES);
  if (stems.length === 0) return null;
  const single = stems.length === 1;
  return (
    <div className={`col-span-4 grid gap-3 max-lg:hidden lg:col-start-9 ${single ? "" : "grid-cols-2"}`}>
      {stems.map((stem) => (
        <span key={stem} className="well r45">
          <LinePicture stem={stem} sizes={single ? "30vw" : "15vw"} priority={single} />
        </span>
      ))}
    </div>
  );
}
