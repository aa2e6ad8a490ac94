import "server-only";
import type { Sender } from "@/lib/company/types";
import { minorOf } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { places } from "@/lib/locations/reads";
import type { Place } from "@/lib/locations/types";
import type { Order } from "@/lib/orders/types";
import type { Mail } from "../render-mail";
import { ACCOUNT_LETTERS, accountLetter } from "../templates/account-letter";
import { addressChanged, payLink } from "../templates/care-letters";
import { collectionExpired, collectionGiven, collectionReady, collectionReplaced, collectionWaits, pieceMissing } from "../templates/collect-letters";
import { creditGiven } from "../templates/credit-given";
import { moneyReturned, notPaid, parcelSent } from "../templates/order-letters";
import { orderReceived } from "../templates/order-received";
import { withdrawalReceived } from "../templates/withdrawal-received";
import { sampleOrder } from "./order";

type Sample = { readonly order: Order; readonly place: Place; readonly collected: FulfilmentPart; readonly sent: FulfilmentPart; readonly code: string; readonly from: Sender; readonly locale: Locale };
/** Codes that open nothing. */
const [CODE, COLLECT_CODE] = ["0".repeat(26), "2345-6789"];
const REASON: Readonly<Record<Locale, string>> = { it: "Come ci hai chiesto al telefono.", en: "As you asked us on the phone." };

const ofOrders = {
  "order-received": ({ order, place, code, from }) => orderReceived({ order, places: [place], code, from }),
  "not-paid": ({ order, from }) => notPaid({ order, from, because: "expired" }),
  "collection-ready": ({ order, place, code, from, collected }) => collectionReady({ order, place, code, from, part: collected, collectCode: COLLECT_CODE }),
  "collection-waits": ({ order, place, code, from, collected }) => collectionWaits({ order, place, code, from, part: collected, collectCode: COLLECT_CODE }),
  "collection-given": ({ order, place, code, from, collected }) => collectionGiven({ order, place, code, from, part: collected, receiver: null }),
  "collection-expired": ({ order, place, code, from }) => collectionExpired({ order, place, code, from }),
  "collection-replaced": ({ order, place, code, from, collected }) => collectionReplaced({ order, place, code, from, part: collected }),
  "piece-missing": ({ order, place, code, from, collected }) => pieceMissing({ order, place, code, from, part: collected }),
  "parcel-sent": ({ order, code, from, sent }) => parcelSent({ order, code, from, part: sent }),
  "money-returned": ({ order, code, from }) => moneyReturned({ order, code, from, amount: minorOf(3_600), surplus: false, to: { tender: "card-online", tail: null } }),
  "withdrawal-received": ({ order, from, locale }) => withdrawalReceived({ from, withdrawal: { id: order.id as never, orderId: order.id, name: order.contact.name ?? "", contract: order.number, email: order.contact.email ?? "", locale, statedAt: order.placedAt } }),
  "address-changed": ({ order, code, from, locale }) => addressChanged({ order, code, from, reason: REASON[locale] }),
  "pay-link": ({ order, code, from, locale }) => payLink({ order, code, from, reason: REASON[locale] }),
  "care-credit": ({ order, code, from, locale }) => creditGiven({ order, code, from, amount: minorOf(1_000), reason: REASON[locale] }),
} satisfies Readonly<Record<string, (sample: Sample) => Promise<Mail>>>;

/** Letters that can be shown before anybody gets them, by their kind: those of an order's life, then those of accounts. */
export const SAMPLES = [...(Object.keys(ofOrders) as (keyof typeof ofOrders)[]), ...ACCOUNT_LETTERS];
export type SampleLetter = (typeof SAMPLES)[number];

const MINUTES = 30;
/** A letter as it would arrive, about an order that nobody made, from this shop and its first store. Null while there is no place. */
export async function sampleLetter(letter: SampleLetter, locale: Locale, from: Sender): Promise<Mail | null> {
  const account = ACCOUNT_LETTERS.find((each) => each === letter);
  if (account) return accountLetter({ locale, letter: account, url: `${from.home}/${locale}`, from, minutes: MINUTES });
  const all = await places();
  const place = all.find(({ kind }) => kind === "store") ?? all[0];
  if (!place) return null;
  const order = sampleOrder(locale, place, from.company);
  const [collected, sent] = order.parts;
  if (!collected || !sent) return null;
  return ofOrders[letter as keyof typeof ofOrders]({ order, place, collected, sent, code: CODE, from, locale });
}
