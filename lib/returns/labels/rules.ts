/** Grams of a piece of which nobody wrote down what it weighs. */
const USUAL_GRAMS = 500;
/** Grams of box and filling. */
const BOX_GRAMS = 300;
/** What a parcel weighs, in grams, box included; carriers weigh it themselves. */
export const parcelGrams = (pieces: readonly { readonly quantity: number; readonly grams: number | null }[]): number => BOX_GRAMS + pieces.reduce((all, { quantity, grams }) => all + quantity * (grams ?? USUAL_GRAMS), 0);
/** What people call a parcel: its order's number and an end that is its own. */
export const parcelCalled = (number: string, requestId: string): string => `${number}/${requestId.slice(-6)}`;
/** Days for which a label stays after its announcement is over: for as long as the carrier may be asked about it. */
export const LABEL_DAYS = 60;
