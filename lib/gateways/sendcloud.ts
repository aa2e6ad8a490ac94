import "server-only";
import { z } from "zod";
import { plainMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Carrier, CarrierAddress, NoAnswer, NotCarried, ParcelBack } from "./carrier";
import { hasMoved, readCall, sendcloudCall } from "./sendcloud-call";

export type SendcloudAccess = {
  readonly publicKey: string;
  readonly secretKey: string;
  /** Which of the account's return services takes the parcels, as Sendcloud's shipping options name it: `brt:return`. */
  readonly option: string;
  /** Where the API answers when not at Sendcloud. */
  readonly apiBase?: string | undefined;
  readonly timeoutMs?: number;
};

const Booked = z.object({ return_id: z.number().int().positive(), parcel_id: z.number().int().positive() });
const Return = z.object({ tracking_number: z.string().nullish(), order_number: z.string().nullish(), label_url: z.string().nullish(), label: z.object({ label_printer: z.string().nullish() }).nullish(), status_history: z.array(z.object({ parent_status: z.string() })).default([]) });
const Listed = z.object({ data: z.array(Return) });
const DAY = 86_400_000;
/** The day of a moment as Sendcloud's list wants it. */
const moment = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");

/** Return labels through Sendcloud's API, version 3 (https://sendcloud.dev/api/v3/returns), which reaches the carriers that the shop has a contract with. */
export function sendcloud(access: SendcloudAccess): Carrier {
  const call = sendcloudCall(access);

  /** A return that was booked before, by what it is called: its number is used, and its answer was lost. */
  async function found({ called, since }: ParcelBack): Promise<Outcome<{ ref: null; parcel: string; tracking: string | null }, NoAnswer>> {
    const query = new URLSearchParams({ from_date: moment(since.getTime() - DAY), to_date: moment(Date.now() + DAY), page_size: "40" });
    const listed = readCall(await call("GET", `/returns?${query}`), Listed);
    if (!listed.ok) return refused({ why: "no-answer", said: listed.said });
    const its = listed.value.data.find(({ order_number }) => order_number === called);
    const parcel = /\/parcels\/(\d+)\/documents\//.exec(its?.label?.label_printer ?? its?.label_url ?? "")?.[1];
    return its && parcel ? done({ ref: null, parcel, tracking: its.tracking_number ?? null }) : refused({ why: "no-answer", said: "it was booked before, and is not in the list" });
  }

  return {
    async bookReturn(parcel) {
      const made = readCall(await call("POST", "/returns/announce-synchronously", bodyOf(parcel, access.option)), Booked);
      if (!made.ok && made.why === "not-carried" && /already been used/i.test(made.said)) return found(parcel);
      if (!made.ok) return made;
      const ref = String(made.value.return_id);
      const its = readCall(await call("GET", `/returns/${ref}`), Return);
      return done({ ref, parcel: String(made.value.parcel_id), tracking: its.ok ? (its.value.tracking_number ?? null) : null });
    },
    async label(parcel) {
      const file = await call("GET", `/parcels/${encodeURIComponent(parcel)}/documents/label?paper_size=a4`, undefined, "application/pdf");
      if (file.status !== 200 || file.body.subarray(0, 5).toString("latin1") !== "%PDF-") return refused({ why: "no-answer", said: `no label: ${file.status}` });
      return done(new Uint8Array(file.body));
    },
    async cancelReturn(ref): Promise<Outcome<null, NotCarried | NoAnswer>> {
      const ended = readCall(await call("PATCH", `/returns/${encodeURIComponent(ref)}/cancel`, {}), z.unknown());
      return ended.ok ? done(null) : ended;
    },
    async hasLeft(ref) {
      const its = readCall(await call("GET", `/returns/${encodeURIComponent(ref)}`), Return);
      if (!its.ok) return its.why === "not-carried" ? done(null) : its;
      return done(its.value.status_history.some(({ parent_status }) => hasMoved(parent_status)));
    },
  };
}

const addressOf = ({ name, company, street, extra, postcode, city, province, country, email, phone }: CarrierAddress) => ({
  name, address_line_1: street, postal_code: postcode, city, country_code: country, ...(province && { state_province_code: `${country}-${province}` }),
  ...(company && { company_name: company }), ...(extra && { address_line_2: extra }), ...(email && { email }), ...(phone && { phone_number: phone }),
});

const bodyOf = ({ reference, called, from, to, grams, items }: ParcelBack, option: string) => ({
  from_address: addressOf(from), to_address: addressOf(to), ship_with: { type: "shipping_option_code", shipping_option_code: option },
  weight: { value: grams, unit: "g" }, order_number: called, external_reference: reference, send_tracking_emails: false, delivery_option: "drop_off_point",
  parcel_items: items.map(({ what, sku, quantity, grams: each, value, currency }) => ({ description: what.slice(0, 100), quantity, sku, weight: { value: each, unit: "g" }, value: { value: Number(plainMoney(value, currency)), currency } })),
});
