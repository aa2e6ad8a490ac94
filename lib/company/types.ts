import type { Words } from "@/lib/core/words";

/** Who sells, as it stands in the foot of pages, on receipts, in letters and on the pages of law. */
export type Company = {
  /** The name above the door. */
  readonly shop: string;
  readonly headline: Words;
  readonly about: Words;
  /** The company, as the register has it. */
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly province: string;
  readonly country: string;
  readonly vatNumber: string;
  /** Which register, and its number there. */
  readonly register: string;
  /** As the law wants it said; empty: none to say. */
  readonly capital: string;
  readonly email: string;
  /** Empty: none. */
  readonly certifiedEmail: string;
  readonly phone: string;
  /** When somebody answers. */
  readonly phoneHours: Words;
  /** Whether the company is invented, and nothing is really sold. */
  readonly demo: boolean;
};

/** Who writes letters: the shop's address on the web, and who sells. */
export type Sender = { readonly home: string; readonly company: Company };
