/** A booked return, as Sendcloud's API says it. `reference`: the shop's own, one return for each. */
export type Booked = {
  readonly id: number;
  readonly parcel: number;
  readonly reference: string;
  readonly called: string;
  readonly tracking: string;
  readonly at: Date;
  readonly from: Address;
  readonly to: Address;
  readonly grams: number;
  readonly statuses: string[];
};
export type Address = { readonly name: string; readonly company_name?: string; readonly address_line_1: string; readonly postal_code: string; readonly city: string; readonly country_code: string };
export type World = { readonly returns: Booked[]; readonly authorization: string; url: string };
/** How the next calls go wrong, in turn: not done at all, or done and not answered. */
export type Faults = { readonly next: ("500" | "silence" | "cut" | "after-cut" | "none")[] };
