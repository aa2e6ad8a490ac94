/** Where the withdrawal form is: being filled in, waiting to be confirmed, or stated. Travels between page and action. */
export type Withdrawing = {
  readonly step: "fill" | "confirm" | "done";
  readonly typed: { readonly statement: string; readonly name: string; readonly contract: string; readonly email: string };
  readonly problems: Readonly<Record<string, string>>;
  readonly notice: string | null;
  /** When it was stated, in words. */
  readonly stated: string | null;
  readonly round: number;
};
