import type { Role } from "@/lib/staff/types";

/** Who sends a request: somebody unknown, one of two customers, or a colleague. `dario` is a customer whose sessions rows may end. */
export type Who = "nobody" | "clara" | "bruno" | "dario" | Role;
/** A file of a form, its bytes as base64. */
export type Upload = { readonly file: string };
export type Fields = Readonly<Record<string, string | readonly string[] | Upload>>;

/** A form as an argument of a server action. */
export type Form = { readonly form: Fields };
/** A call of a server action: its name as `actionName` makes it, and its arguments as they go over the wire. */
export type Call = { readonly action: string; readonly args: readonly unknown[] };

/**
 * One request. `{name}` in its texts is filled in: from the world (world.ts), from what an earlier request of the row has
 * learnt, `{value}` from `each`, `{random}` from the seed; `{name|uri}` is percent-encoded, `{name|json}` as inside a JSON text.
 */
export type Ask = {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Beside those of whoever asks; `null` takes one away. */
  readonly cookies?: Readonly<Record<string, string | null>>;
  readonly body?: string | { readonly bytes: number } | Form;
  readonly call?: Call;
  /** The last part of the loopback address that it comes from, where the system has them all (Linux). */
  readonly from?: number;
  readonly times?: number;
  /** All of `times` at once instead of one after the other. */
  readonly together?: boolean;
  /** What to remember of the answer: the first group of each pattern. */
  readonly learn?: Readonly<Record<string, RegExp>>;
  readonly expect?: Expect;
};
/** Bytes on the wire, for what no client would send. Answers are read until the connection closes or falls silent. */
export type Wire = { readonly wire: string; readonly slowly?: number; readonly expect?: Expect };
/** What happens behind the shop meanwhile: statements on its database, in a marked transaction. */
export type Behind = { readonly behind: string };
/** Signs somebody in anew, so that the rest of the row runs in a session of its own; its cookie is known under the name `keep`. */
export type Enter = { readonly enter: Who; readonly keep?: string };
/** Signs a notice as the card processor does, seconds ago; `{signature}` is known from then on. */
export type Sign = { readonly sign: string; readonly secondsAgo?: number; readonly secret?: string };
export type Step = Ask | Wire | Behind | Enter | Sign;

/** What an answer must be. Without `status`: nothing in particular, but never a fault. */
export type Expect = {
  readonly status?: number | readonly number[];
  readonly has?: readonly (string | RegExp)[];
  readonly lacks?: readonly (string | RegExp)[];
  /** Each header must match; `null`: must not be there. */
  readonly headers?: Readonly<Record<string, RegExp | null>>;
  /** Of `times` answers at most so many match. */
  readonly atMost?: { readonly answers: number; readonly matching: RegExp };
  /** Milliseconds in which it must have answered. */
  readonly within?: number;
  /** The server may also close without a word. */
  readonly orCloses?: boolean;
};

/** One thing that is tried. Afterwards nothing in the database may have changed, except rows of the tables in `changes`. */
export type Row = {
  readonly id: string;
  readonly tries: string;
  readonly as?: Who;
  readonly each?: readonly string[];
  /** Of `each` only so many, which the seed draws. */
  readonly sample?: number;
  readonly steps: Step | readonly Step[];
  readonly expect: Expect;
  readonly changes?: readonly string[];
  /** What to put right behind the shop when the row is over, held or not. */
  readonly afterwards?: string;
  /** Left out of the short run. */
  readonly long?: boolean;
};

/** What rows may name: `{name}` in their texts. */
export type Known = Readonly<Record<string, string>>;
export type Answer = { readonly method: string; readonly status: number; readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>; readonly text: string; readonly ms: number; /** The server closed before it had answered. */ readonly closed: boolean };
export type Area = { readonly name: string; readonly rows: readonly Row[] };
