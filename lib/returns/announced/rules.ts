import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { OrderRights } from "@/lib/rights/types";
import type { ReturnKind } from "../counter/types";
import type { Announced } from "./types";

export type Pieces = Announced["pieces"];

/** Days in which what was announced must be on its way: fourteen from the statement (Directive 2011/83/EU article 14(1); Codice del consumo article 57(1)), and the same for the shop's own promise. */
export const ANNOUNCED_DAYS = 14;
/** Days after which a parcel that was said to have left is no longer waited for: the slowest carriers take three weeks. */
export const TRAVEL_DAYS = 30;
/** Days before its end in which who announced something and did not send it is reminded. */
export const REMIND_DAYS = 3;
/** Days that a parcel that has arrived may lie before it is somebody's task: the refund is due fourteen days after the statement. */
export const INSPECT_DAYS = 2;
export const lastsUntil = (at: Date): Date => new Date(at.getTime() + ANNOUNCED_DAYS * 86_400_000);

/**
 * Under which right pieces may be announced together: the law's withdrawal where each of them has it, since it gives more; else the shop's own
 * promise. Nobody is asked. Refuses the first that has neither (`no-right`), and what has to be announced apart (`apart`).
 */
export function kindFor({ lines }: OrderRights, pieces: Pieces): Outcome<Announced["kind"], { why: "no-right"; position: number } | { why: "apart" }> {
  const its = pieces.map(({ position }) => ({ position, rights: lines.find((line) => line.position === position) }));
  const none = its.find(({ rights }) => !rights || rights.backUnder === null);
  if (none) return refused({ why: "no-right", position: none.position });
  if (its.every(({ rights }) => rights?.withdrawal.yes)) return done("withdrawal");
  return its.every(({ rights }) => rights?.policy.yes) ? done("change-of-mind") : refused({ why: "apart" });
}

/**
 * When so many pieces of a line were announced, for whoever asks whether they come in time: the days of a right end with the announcement, not
 * with the parcel. Of what lapsed only a withdrawal stands: it was stated. Null where nothing was announced, or less.
 */
export const announcedAt = (requests: readonly Announced[], kind: ReturnKind, { position, quantity }: Pieces[number]): Date | null =>
  requests.find((one) => (one.state === "announced" || (one.state === "lapsed" && one.kind === "withdrawal" && kind === "withdrawal")) && one.pieces.some((piece) => piece.position === position && piece.quantity >= quantity))?.at ?? null;

/** Whether its photos may still be changed: what was looked at stays beside what was decided. */
export const changeable = ({ state, arrivedAt }: Pick<Announced, "state" | "arrivedAt">): boolean => state === "announced" && !arrivedAt;

/** The desk's answers for what was announced: these pieces came back and are accepted, until the colleague who holds them says otherwise. */
export const answersFor = ({ pieces }: Announced): Readonly<Record<string, string>> =>
  Object.fromEntries(pieces.flatMap(({ position, quantity }) => Array.from({ length: quantity }, (_, i) => [`a${position}.${i}`, "yes"])));

/** What the customer's form says: how many pieces of which line (`p0=2`); none for what is not a number of them. */
export const piecesIn = (answers: Readonly<Record<string, string | undefined>>): Pieces =>
  Object.entries(answers).flatMap(([name, said]) => {
    const [position, quantity] = [/^p(\d{1,3})$/.exec(name)?.[1], Number(said)];
    return position !== undefined && Number.isSafeInteger(quantity) && quantity > 0 && quantity <= 1_000 ? [{ position: Number(position), quantity }] : [];
  });
