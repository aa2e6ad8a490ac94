import type { Metadata } from "next";
import Link from "next/link";
import { AddressBook } from "@/components/account/address-book";
import { AnsweredForm } from "@/app/answered-form";
import { addressFields } from "@/components/account/address-fields";
import { Entrance } from "@/components/account/entrance";
import { MOST_ADDRESSES } from "@/lib/customers/rules";
import { addressesOf } from "@/lib/customers/reads";
import { localeOf, ownerOrSignIn } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { removeAddress, saveAddress } from "../actions";
import { inTime } from "@/app/in-time";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "account")("addresses.title") };
}

/** The address book: what checkout offers to fill in. */
async function AddressesPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { customerId } = await ownerOrSignIn(locale);
  const book = await addressesOf(customerId);
  const t = words(locale, "account");
  const { edit } = await searchParams;
  const edited = book.find((each) => each.id === edit);
  const here = `/${locale}/account/addresses`;
  return (
    <Entrance title={t("addresses.title")} lead={t("addresses.lead")} back={{ label: t("addresses.back"), href: `/${locale}/account` }}>
      <AddressBook book={book} here={here} remove={removeAddress} words={{ change: t("addresses.change"), remove: t("addresses.remove"), empty: t("addresses.empty") }} />
      {edited || book.length < MOST_ADDRESSES ? (
        <section aria-labelledby="address-form" className="mt-12 border-t border-line pt-8">
          <h2 id="address-form" className="h2 mb-6 lg:text-[1.875rem]!">
            {edited ? t("addresses.edit") : t("addresses.new")}
          </h2>
          <AnsweredForm
            key={edited?.id ?? `new-${book.length}`}
            name="address"
            action={saveAddress}
            hidden={{ country: "IT", ...(edited ? { id: edited.id } : {}) }}
            fields={addressFields(t, words(locale, "forms")("optional"), edited)}
            submit={t("save")}
          />
          {edited ? (
            <p className="small mt-5">
              <Link className="link" href={here}>
                {t("addresses.cancel")}
              </Link>
            </p>
          ) : null}
        </section>
      ) : null}
    </Entrance>
  );
}
export default inTime("addresses", AddressesPage);
