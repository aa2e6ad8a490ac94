/** What one small call says of a product's stock, in the reader's language. Variants by id. */
export type StockView = {
  /** Pieces that could be sent. */
  readonly online: Readonly<Record<string, number>>;
  /** "giovedì 27 novembre": the day by which a parcel ordered now is there. */
  readonly deliverBy: string | null;
  readonly places: readonly {
    readonly id: string;
    readonly handle: string;
    readonly name: string;
    readonly city: string;
    readonly open: boolean;
    readonly says: string; // "aperto fino alle 20"
    readonly ready: string | null; // "oggi entro le 16:30"; null: nothing can be collected there
    readonly free: Readonly<Record<string, number>>;
  }[];
};
