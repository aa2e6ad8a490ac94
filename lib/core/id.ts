declare const kind: unique symbol;
/** A UUIDv7 that remembers which noun it names, so a CartId can't be passed for an OrderId. */
export type Id<Noun extends string> = string & { readonly [kind]: Noun };

export type AisleRequestId = Id<"aisle-request">;
export type AttemptId = Id<"attempt">;
export type CartId = Id<"cart">;
export type CashSessionId = Id<"cash-session">;
export type CategoryId = Id<"category">;
export type CustomerId = Id<"customer">;
export type FulfilmentId = Id<"fulfilment">;
export type LocationId = Id<"location">;
export type OrderId = Id<"order">;
export type OrderLineId = Id<"order-line">;
export type PriceId = Id<"price">;
export type ProductId = Id<"product">;
export type RefundId = Id<"refund">;
export type StaffId = Id<"staff">;
export type TillId = Id<"till">;
export type VariantId = Id<"variant">;
export type WalletId = Id<"wallet">;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");

/** Makes a UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits, so ids sort by time. */
export function newId<Noun extends string>(now = Date.now()): Id<Noun> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as Id<Noun>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Whether a text has the shape of an id; says nothing about what it names. */
export const isId = (text: string): boolean => UUID.test(text);
