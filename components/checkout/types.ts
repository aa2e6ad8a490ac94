import type { ReactNode } from "react";
import type { CartLineId } from "@/lib/cart/types";
import type { LocationId } from "@/lib/core/id";

/** A line of the order as the checkout shows it, every word ready for the eye. */
export type LineView = {
  readonly id: CartLineId;
  readonly title: string;
  readonly detail: string; // "Terracotta, M · 2 pezzi"
  readonly price: string;
  readonly picture: ReactNode;
  readonly legend: string;
  readonly chosen: string; // value of the choice in force
  readonly choices: readonly WayView[];
};
/** A way in which a line can reach the shopper: `deliver`, `carry-out` from the store they stand in, or the id of the place where it is collected. */
export type WayView = { readonly value: "deliver" | "carry-out" | LocationId; readonly label: string; readonly detail: string; readonly gone: boolean };

/** When what is collected in a store can be had: at any time once it is ready, or in one of its windows. */
export type WindowsView = {
  readonly name: string; // of the field
  readonly label: string;
  readonly any: string;
  readonly windows: readonly { readonly value: string; readonly label: string }[];
  readonly full: string | null; // that none is left
};

/** What one delivery method makes of the order. */
export type MethodView = {
  readonly key: "standard" | "express";
  readonly label: string;
  readonly promise: string;
  readonly charge: string;
  readonly accepted: string; // hash of the summary, sent back with the order
  readonly sums: readonly { readonly label: string; readonly amount: string; readonly of?: string }[]; // `of`: what takes it away
  readonly total: string;
  readonly free: boolean; // nothing to pay
  readonly tenders: readonly { readonly label: string; readonly amount: string; readonly detail: string; readonly of: string }[]; // gift cards and credit
  readonly due: string | null; // what is left for the card, where they pay a part
  readonly byCard: boolean; // whether anything is left for the card
  readonly vat: readonly { readonly label: string; readonly amount: string }[];
};

/** A code or credit that counts and can be taken away, or credit that could be used; `plain` does it. `of`: the row that it belongs to. */
export type CodeStep = { readonly of: string; readonly label: string; readonly counts: boolean; readonly plain: (form: FormData) => Promise<void> };

export type AddressView = { readonly id: string; readonly label: string; readonly fields: Readonly<Record<string, string>> };
