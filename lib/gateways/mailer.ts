import type { Outcome } from "@/lib/core/outcome";
import type { Locale } from "@/lib/core/who";

/** One mail to one person. */
export type Letter = {
  /** Stable: a relay or a mail program that gets it twice can tell. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly locale: Locale;
};

/** The relay said no to this letter, and will say so again. */
export type Rejected = { readonly why: "rejected"; readonly said: string };
/** The relay did not take it now: try again. It may have taken it all the same, if the line broke after the text. */
export type NotNow = { readonly why: "not-now"; readonly said: string };

/** Carries letters out of the house. */
export type Mailer = { send(letter: Letter): Promise<Outcome<null, Rejected | NotNow>> };
