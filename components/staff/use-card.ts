import { useCallback, useEffect, useState } from "react";
import type { TillCard } from "./till-view";
import type { Press, Till } from "./use-till";

const LOOK_MS = 1_500;
type Asked = { readonly accepted: string; readonly tillId: string; readonly amount: number; readonly cash: number };
export type Card = {
  readonly card: TillCard | null;
  /** Asks the reader for what is left; the basket's own order begins with it. */
  readonly ask: (key: string, asked: Asked) => void;
  readonly follow: (what: "look" | "again" | "back") => void;
  /** What was asked is answered, with a state or with a refusal. */
  readonly answered: () => void;
};

/**
 * The sale that a reader takes the rest of, as the till knows it: shown from the press on, asked about every moment while a card is
 * awaited or an answer is missing, never asked for again by itself. `at`: the till of this browser, for a sale that no till has begun to take.
 */
export function useCard(till: Till, at: string | null): Card {
  const [asking, setAsking] = useState<TillCard | null>(null);
  const { press, basketId, waiting, line } = till;
  const known = till.view.card;
  const card = asking ?? (known && known.now !== "paid" && known.now !== "closed" ? known : null);
  const { now, key, basketId: of } = card ?? {};
  const tillId = card?.tillId ?? at;

  const send = useCallback((act: string, more: Omit<Press, "act"> = {}) => {
    if (of && key && tillId) press({ act, basketId: of, attemptKey: key, tillId, ...more });
  }, [key, of, press, tillId]);
  const ask = useCallback((attemptKey: string, { amount, ...asked }: Asked) => {
    setAsking({ key: attemptKey, basketId, tillId: asked.tillId, amount, cash: asked.cash, now: "asking", why: null, declined: null });
    press({ act: "card", attemptKey, ...asked });
  }, [basketId, press]);
  const follow = useCallback((what: "look" | "again" | "back") => send(`card-${what}`), [send]);
  const answered = useCallback(() => setAsking(null), []);

  useEffect(() => {
    if ((now !== "waiting" && now !== "checking") || waiting > 0 || line === "over") return undefined;
    const timer = setTimeout(() => send("card-look"), LOOK_MS);
    return () => clearTimeout(timer);
  }, [card, line, now, send, waiting]);
  return { card, ask, follow, answered };
}
