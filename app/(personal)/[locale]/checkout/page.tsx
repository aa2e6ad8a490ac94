import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AT_TILL } from "@/components/cart/bag-view";
import { CheckoutForm, type CheckoutState } from "@/components/checkout/checkout-form";
import { sayCodeProblem } from "@/components/checkout/code-problem";
import { changeSentences, codeSteps, lineViews, STORES_SHOWN, sumRows } from "@/components/checkout/views";
import { windowViews } from "@/components/checkout/window-views";
import { EmptyPage } from "@/components/shop/empty-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { cartById } from "@/lib/cart/reads";
import { paidAt } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/types";
import { supplyOf } from "@/lib/checkout/reads";
import { acceptanceText, methodsFor, reservableAt, summarise } from "@/lib/checkout/rules";
import { hashOf } from "@/lib/core/hash";
import { type CustomerId, newId } from "@/lib/core/id";
import { sayMoney } from "@/lib/core/money";
import { sayDay, sayTime } from "@/lib/core/moments";
import { isLocale, type Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { addressesOf, profileOf } from "@/lib/customers/reads";
import { queues } from "@/lib/fulfilment/promise/reads";
import { readyBy, reservedUntil } from "@/lib/fulfilment/promise/rules";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { windowsTaken } from "@/lib/fulfilment/windows/reads";
import { places } from "@/lib/locations/reads";
import { deliveredBy } from "@/lib/locations/rules";
import type { Place } from "@/lib/locations/types";
import { keptAnswer } from "@/lib/request/kept-answer";
import { myStoreHandle } from "@/lib/request/my-store";
import { findShopper } from "@/lib/request/shopper";
import { textsOf, words } from "@/lib/request/wording";
import { creditOf } from "@/lib/wallets/reads";
import type { Wallet } from "@/lib/wallets/types";
import { inTime } from "@/app/in-time";
import { acceptChanges, chooseWay, order, plainCode, plainNoCode, plainWallet, setCode } from "./actions";

type Props = { readonly params: Promise<{ locale: string }> };
const ROME = "Europe/Rome";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: words(locale, "checkout")("title"), robots: { index: false } } : {};
}

/** The checkout: everything that the order needs, on one page, and what it costs right above the button. */
async function CheckoutPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const shopper = await findShopper(locale);
  const now = new Date();
  const [cart, stores, account, mine, queue] = await Promise.all([cartById(shopper.cartId, now), places(), knownOf(shopper.customerId), myStoreHandle(), queues()]);
  const t = words(locale, "checkout");
  const texts = textsOf(locale, "checkout") as Parameters<typeof CheckoutForm>[0]["words"];
  if (cart.lines.length === 0) {
    return (
      <EmptyPage title={t("empty")} reason={t("emptyText")}>
        <ButtonLink href={`/${locale}`}>{t("emptyGo")}</ButtonLink>
      </EmptyPage>
    );
  }
  const till = stores.find(({ id }) => id === paidAt(cart));
  if (till) {
    return (
      <EmptyPage title={t("atTill.title")} reason={t("atTill.text", { place: till.name })}>
        <ButtonLink href={`/${locale}/cart#${AT_TILL}`}>{t("atTill.show")}</ButtonLink>
        <ButtonLink look="outlined" href={`/${locale}/cart`}>
          {t("atTill.choose")}
        </ButtonLink>
      </EmptyPage>
    );
  }
  const plainly = await keptAnswer<CheckoutState>("code");
  const supply = await supplyOf(cart.lines.map((l) => l.variantId));
  const delivers = cart.lines.some((l) => l.fulfilment === "deliver");
  const slowest = DELIVERY_METHODS[0];
  const ways = {
    deliverBy: slowest ? deliveredBy(slowest.workingDays.max, now, ROME) : null,
    stores: stores.filter((p) => p.collectFrom).map((place) => ({ place, readyBy: readyBy(place, queue(place.id), now)?.due ?? null, free: (line: Cart["lines"][number]) => supply.free(place.id, line.variantId), mine: place.handle === mine })),
  };
  return (
    <main id="main" tabIndex={-1} className="wrap pt-8 pb-18 lg:pt-14 lg:pb-32">
      <h1 className="h1 mb-7 lg:mb-12">{t("title")}</h1>
      <CheckoutForm
        words={texts}
        attemptKey={newId()}
        elsewhere={
          ways.stores.length > STORES_SHOWN ? (
            <Link className="cap link" href={`/${locale}/cart`}>
              {t("otherStore")}
            </Link>
          ) : null
        }
        lines={lineViews(cart, ways, now, locale, t)}
        windows={windowViews(cart, ways.stores, await windowsTaken(stores.flatMap((p) => (p.windows ? [p.id] : [])), now), now, locale, t)}
        delivers={delivers}
        methods={methodViews(cart, now, locale)}
        changes={changeSentences(cart, locale, t)}
        codes={{
          steps: codeSteps(cart, account.credit, locale, t, { coupon: plainNoCode, wallet: (id, chosen) => plainWallet.bind(null, id, chosen) }),
          set: setCode as unknown as Parameters<typeof CheckoutForm>[0]["codes"]["set"],
          plain: plainCode,
          problem: plainly?.answer && !plainly.answer.ok ? sayCodeProblem(plainly.answer, texts) : undefined,
        }}
        known={account.known}
        first={(await keptAnswer<CheckoutState>("")) ?? { answer: null, typed: plainly?.typed ?? account.known }}
        addresses={account.addresses}
        signIn={
          shopper.customerId ? null : (
            <Link className="cap link" href={`/${locale}/sign-in?next=/${locale}/checkout`}>
              {t("signIn")}
            </Link>
          )
        }
        signInFirst={shopper.customerId ? null : <SignInFirst locale={locale} />}
        fine={<FinePrint cart={cart} locale={locale} />}
        reserve={reservation(cart, stores, queue, now, locale)}
        order={order as unknown as (state: CheckoutState, form: FormData) => Promise<CheckoutState>}
        choose={chooseWay as unknown as Parameters<typeof CheckoutForm>[0]["choose"]}
        accept={acceptChanges as unknown as Parameters<typeof CheckoutForm>[0]["accept"]}
      />
    </main>
  );
}
export default inTime("checkout", CheckoutPage);

/** Where all of it may be reserved and paid in the store: until when it waits there, and what that means. */
function reservation(cart: Cart, stores: readonly Place[], queue: Awaited<ReturnType<typeof queues>>, now: Date, locale: Locale): Parameters<typeof CheckoutForm>[0]["reserve"] {
  const t = words(locale, "checkout");
  const place = stores.find(({ id }) => id === reservableAt(summarise(cart, "standard")));
  const by = place && readyBy(place, queue(place.id), now);
  const until = place && by ? reservedUntil(place, by.due) : null;
  if (!place || !until) return null;
  const said = { place: place.name, day: sayDay(until, locale, place.timeZone), time: sayTime(until, locale, place.timeZone) };
  const terms = (chunks: ReactNode) => (
    <Link className="link" href={`/${locale}/info/terms`}>
      {chunks}
    </Link>
  );
  return { until: t("payInStoreUntil", said), fine: <p>{t.rich("reserveFine", { terms })}</p> };
}

/** What each delivery method makes of the order; when nothing is delivered they all make the same. */
function methodViews(cart: Cart, now: Date, locale: Locale): Parameters<typeof CheckoutForm>[0]["methods"] {
  const t = words(locale, "checkout");
  const charges = methodsFor(cart);
  const collects = cart.lines.some((l) => l.fulfilment === "collect");
  const views = DELIVERY_METHODS.map((method) => {
    const summary = summarise(cart, method.key);
    const charge = charges.find((c) => c.method.key === method.key)?.charge ?? 0;
    return {
      key: method.key,
      label: t(method.key),
      promise: t("byDay", { day: sayDay(deliveredBy(method.workingDays.max, now, ROME), locale, ROME) }),
      charge: charge === 0 ? t("free") : sayMoney(charge, cart.currency, locale),
      accepted: hashOf(acceptanceText(summary)),
      ...sumRows(summary, collects, locale, t),
    };
  });
  const [first, ...rest] = views;
  if (!first) throw new Error("the shop has no delivery method");
  return [first, ...rest];
}

/** What an account knows, to begin the form with. */
async function knownOf(customerId: CustomerId | null): Promise<{ credit: Wallet | null; known: Record<string, string>; addresses: { id: string; label: string; fields: Record<string, string> }[] }> {
  if (!customerId) return { credit: null, known: {}, addresses: [] };
  const [profile, book, credit] = await Promise.all([profileOf(customerId), addressesOf(customerId), creditOf(customerId, "EUR")]);
  const addresses = book.map(({ id, name, street, extra, postcode, city, province }) => ({
    id,
    label: `${name}, ${street}, ${city}`,
    fields: { "address.name": name, "address.street": street, "address.extra": extra ?? "", "address.postcode": postcode, "address.city": city, "address.province": province },
  }));
  const known = { email: profile?.email ?? "", name: profile?.name ?? "", phone: book[0]?.phone ?? "", ...addresses[0]?.fields };
  return { credit, known, addresses };
}

/** An order that costs nothing has no card behind it: somebody known confirms it. */
function SignInFirst({ locale }: { readonly locale: Locale }) {
  const t = words(locale, "checkout");
  return (
    <>
      <Notice tone="plain" className="mb-4">
        {t("refused.sign-in-first")}
      </Notice>
      <ButtonLink href={`/${locale}/sign-in?next=/${locale}/checkout`} size="large" className="w-full">
        {t("signInFirst")}
      </ButtonLink>
    </>
  );
}

function FinePrint({ cart, locale }: { readonly cart: Cart; readonly locale: Locale }) {
  const t = words(locale, "checkout");
  const link = (href: string) => (chunks: ReactNode) => (
    <Link className="link" href={`/${locale}/${href}`}>
      {chunks}
    </Link>
  );
  const excluded = cart.lines.filter((l) => l.withdrawalExclusion);
  return (
    <>
      <p>{t.rich("terms", { terms: link("info/terms"), privacy: link("info/privacy") })}</p>
      <p>{t.rich("withdrawal", { withdrawal: link("info/returns") })}</p>
      {excluded.map((l) => (
        <p key={l.id}>{t("noWithdrawal", { title: inLocale(l.title, locale), reason: l.withdrawalExclusion ? inLocale(l.withdrawalExclusion, locale) : "" })}</p>
      ))}
    </>
  );
}
