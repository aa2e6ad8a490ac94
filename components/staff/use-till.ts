import { useCallback, useEffect, useRef, useState } from "react";
import { newId } from "@/lib/core/id";
import { keepCard } from "./keep-card";
import type { TillAnswer, TillCard, TillPlace, TillView } from "./till-view";
import type { Line } from "./use-queue";

export type Press = { readonly act: string; readonly [field: string]: unknown };
type Sold = TillAnswer["sold"];
type Heard = { readonly ok: true; readonly act: string; readonly sold: Sold; readonly card: TillCard | null; readonly code: TillAnswer["code"] } | { readonly ok: false; readonly press: Press; readonly why: string; readonly said: string; /** Where somebody else is asked for it, and the press that waits for their yes. */ readonly ask: { readonly at: string; readonly press: Press } | null };
type Kept = { readonly basketId: string; readonly presses: readonly Press[] };
export type Till = { readonly view: TillView; readonly basketId: string; readonly line: Line; readonly waiting: number; readonly press: (press: Press) => void; readonly take: (basketId: string) => void; readonly again: () => void; /** On to the next customer, while nobody knows what became of a card. */ readonly leave: () => void };

const AGAIN_MS = 3_000;
const PATIENCE_MS = 10_000;
/** The card processor is asked, and it may be slow. */
const CARD_PATIENCE_MS = 40_000;
const ofCard = (press: Press): boolean => press.act.startsWith("card");

/**
 * A till's presses, sent one after the other. Each carries its key and its basket from the moment it was made: one whose answer was lost
 * is sent again as it was, after a reload as well, and the server does it once. What it hears is the whole till, never a guess.
 */
export function useTill(place: TillPlace, initial: TillView, initialId: string | null, faultWords: string, heard: (what: Heard) => void): Till {
  const [view, setView] = useState({ ...initial, card: keepCard(null, initial.card) });
  const [basketId, setBasketId] = useState(initialId ?? "");
  const [line, setLine] = useState<Line>("told");
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<Press[]>([]);
  const here = useRef(basketId);
  const runs = useRef(false);
  const tell = useRef(heard);
  tell.current = heard;
  const known = useRef(0);
  known.current = view.basket?.version ?? 0;
  const cardKey = useRef<string | null>(null);
  cardKey.current = view.card?.key ?? null;
  const store = `unico-till-${place.id}`;

  const name = useCallback((id: string) => {
    here.current = id;
    setBasketId(id);
    history.replaceState(null, "", id ? `?basket=${id}` : location.pathname);
  }, []);
  const keep = useCallback(() => {
    setWaiting(queue.current.length);
    try {
      if (queue.current.length > 0) sessionStorage.setItem(store, JSON.stringify({ basketId: here.current, presses: queue.current } satisfies Kept));
      else sessionStorage.removeItem(store);
    } catch {
      // this browser keeps nothing: then a reload forgets what was not sent
    }
  }, [store]);

  const send = useCallback(async () => {
    if (runs.current) return;
    runs.current = true;
    for (let press = queue.current[0]; press; press = queue.current[0]) {
      const answer = await post(press);
      if (answer === "cut" || answer === "over") {
        setLine(answer);
        break;
      }
      queue.current = queue.current.filter((each) => each !== press);
      const mine = press["basketId"] === here.current || (ofCard(press) && press["attemptKey"] === cardKey.current);
      setLine("told");
      if (!answer.ok) {
        tell.current({ ok: false, press, why: answer.why, said: answer.said ?? faultWords, ask: answer.ask ? { at: answer.ask, press } : null });
        if (answer.why === "changed" || answer.why === "basket-gone" || answer.why === "paid-on-phone") void look();
      } else {
        const { sold, code, ...now } = answer.value;
        if (mine) {
          setView({ ...now, card: ofCard(press) ? now.card : keepCard(null, now.card) });
          if (now.basket?.id !== here.current) name(now.basket?.id ?? ""); // sold, or a phone's own basket came up
        }
        if (mine || !ofCard(press)) tell.current({ ok: true, act: press.act, sold, code, card: now.card });
      }
      keep();
    }
    runs.current = false;
    keep();
  }, [faultWords, keep, name]);

  const look = useCallback(async (id = here.current) => {
    const now = await get(place.id, id);
    if (now === "cut" || now === "over") return setLine(now);
    if (queue.current.length > 0 || here.current !== id) return;
    setLine("told");
    setView((before) => ({ ...now, card: keepCard(id === "" || before.card?.basketId === id ? before.card : null, now.card) }));
    if (now.basket === null) name("");
  }, [place.id, name]);

  const press = useCallback((made: Press) => {
    if (!here.current && !made["basketId"]) name(newId());
    queue.current.push({ basketId: here.current, ...made, place: place.id });
    keep();
    void send();
  }, [keep, name, place.id, send]);
  const take = useCallback((id: string) => {
    name(id);
    void look(id);
  }, [look, name]);
  const leave = useCallback(() => {
    queue.current = queue.current.filter((each) => !ofCard(each));
    keep();
    name("");
    setView((before) => ({ ...before, basket: null, card: null }));
    setLine("told");
    void look("");
  }, [keep, look, name]);
  const again = useCallback(() => void (queue.current.length > 0 ? send() : look()), [look, send]);

  useEffect(() => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(store) ?? "null") as Kept | null;
      if (kept?.presses.length) {
        queue.current = [...kept.presses];
        name(kept.basketId);
      }
    } catch {
      // nothing was kept
    }
    if (queue.current.length > 0) void send();
    const timer = setInterval(() => queue.current.length > 0 && void send(), AGAIN_MS);
    const cut = () => setLine("cut");
    addEventListener("online", again);
    addEventListener("offline", cut);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
      removeEventListener("offline", cut);
    };
  }, [again, name, send, store]);
  useEffect(() => {
    if (!view.basket) return undefined;
    const source = new EventSource(`/api/staff/till/live?place=${place.id}&basketId=${view.basket.id}`);
    source.onmessage = (event) => void (Number(event.data) !== known.current && queue.current.length === 0 && look());
    return () => source.close();
  }, [place.id, view.basket?.id, look]);
  return { view, basketId, line, waiting, press, take, again, leave };
}

type Answered = { readonly ok: true; readonly value: TillAnswer } | { readonly ok: false; readonly why: string; readonly said?: string; readonly ask?: string };
async function post(press: Press): Promise<Answered | "cut" | "over"> {
  try {
    const answer = await fetch("/api/staff/till", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(press), signal: AbortSignal.timeout(ofCard(press) ? CARD_PATIENCE_MS : PATIENCE_MS) });
    if (answer.status === 401) return "over";
    if (answer.status >= 500 || answer.status === 429) return "cut";
    return (await answer.json()) as Answered;
  } catch {
    return "cut";
  }
}
async function get(place: string, basketId: string): Promise<TillView | "cut" | "over"> {
  try {
    const answer = await fetch(`/api/staff/till?place=${place}${basketId ? `&basketId=${basketId}` : ""}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status === 401 || answer.status === 403) return "over";
    return answer.ok ? ((await answer.json()) as { value: TillView }).value : "cut";
  } catch {
    return "cut";
  }
}
