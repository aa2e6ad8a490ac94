"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import type { LastScan } from "@/lib/fulfilment/picking/types";
import { AnsweringForm } from "../account/answering-form";
import { opens } from "../ui/dialog";
import { AlertIcon, BackIcon, TickIcon } from "../ui/icons";
import { CantFind } from "./cant-find";
import { Clock, Fuse } from "./clock";
import type { Feedback, PickActions, PickView, PickWords } from "./pick-view";
import type { ScannerWords } from "../scanner/words";
import type { StaffWords } from "./queue-view";
import { nameOf, type Said, sayScan, sayTakenBack } from "./say-scan";
import { ScanBar } from "./scan-bar";
import { Stop } from "./stop";
import { TakeBack } from "./take-back";
import { useNow } from "./use-now";
import { usePieces } from "./use-pieces";
import { useSound } from "./use-sound";

type Props = { readonly view: PickView; readonly home: string; readonly locale: Locale; readonly words: PickWords; readonly left: StaffWords["left"]; readonly camera: ScannerWords; readonly actions: PickActions };
/** What a scan can be told when the pick is not in these hands any more: the page then says how it stands. */
const OVER: ReadonlySet<string> = new Set(["not-taken", "taken", "unknown-part", "not-yours", "not-signed-in"]);
const GOOD_STAYS_MS = 2_500;
const BUZZ = { good: [40], warn: [120], bad: [80, 60, 80] };

/** A colleague walks through the store and confirms piece by piece; the last one leads to the shelf. */
export function Picking({ view, home, locale, words, left, camera, actions }: Props) {
  const now = useNow(view.at);
  const { stops, last, learn } = usePieces(view);
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const { sound } = useSound();
  const router = useRouter();
  const round = useRef(0);
  const current = stops.find((stop) => stop.found < stop.wanted);
  const [wanted, found] = [stops.reduce((n, s) => n + s.wanted, 0), stops.reduce((n, s) => n + s.found, 0)];

  useEffect(() => {
    if (feedback?.tone !== "good") return undefined;
    const timer = setTimeout(() => setFeedback(null), GOOD_STAYS_MS);
    return () => clearTimeout(timer);
  }, [feedback]);

  const onCode = async (code: string) => {
    const answer = await actions.scan({ fulfilmentId: view.id, code }).catch(() => null);
    if (answer?.ok) learn(answer.value, { scan: answer.value.row, position: answer.value.position });
    if (answer && !answer.ok && OVER.has(answer.why)) router.refresh();
    tell(sayScan(answer, code, view.stops, words.scan, locale));
  };
  const takeBack = async ({ scan }: LastScan) => {
    const answer = await actions.unscan({ fulfilmentId: view.id, scan }).catch(() => null);
    if (answer?.ok) learn(answer.value, answer.value.last);
    if (answer && !answer.ok && (OVER.has(answer.why) || answer.why === "not-last")) router.refresh();
    tell(sayTakenBack(answer, view.stops, words));
  };
  const tell = ({ sound: tone, ...said }: Said) => {
    setFeedback({ ...said, round: ++round.current });
    sound(tone);
    navigator.vibrate?.(BUZZ[said.tone]);
  };

  return (
    <>
      <div role={feedback?.tone === "bad" ? "alert" : "status"} className="said-place">
        {feedback ? (
          <div key={feedback.round} className={`said said-${feedback.tone}`}>
            {feedback.tone === "good" ? <TickIcon /> : <AlertIcon />}
            <p>
              <b>{feedback.title}</b>
              {feedback.text}
            </p>
            {feedback.tone === "good" ? null : (
              <button type="button" className="btn btn-2 btn-sm" onClick={() => setFeedback(null)}>
                {words.scan.understood}
              </button>
            )}
          </div>
        ) : null}
      </div>
      <div className="pick-head">
        <Link href={home} className="icon-btn" aria-label={words.back} prefetch={false}>
          <BackIcon />
        </Link>
        <div className="min-w-0">
          <h1>{view.name}</h1>
          <p>
            <span className="mono">{view.number}</span>
          </p>
          {view.window ? <p className="pick-window">{view.window}</p> : null}
        </div>
        {view.promise ? <Clock card={view.promise} now={now} words={left} /> : null}
      </div>
      {view.promise ? <Fuse card={view.promise} now={now} /> : null}
      <p className="pick-progress">
        <b>{fill(words.found, { found, wanted })}</b>
        <span className="pick-word">{words.confirmed}</span>
        <progress value={found} max={wanted} aria-label={words.confirmed} />
        {last ? <TakeBack key={last.scan} title={nameOf(stops.find((stop) => stop.position === last.position))} words={words.takeBack} onPress={() => takeBack(last)} /> : null}
      </p>
      <ol className="stops">
        {stops.map((stop) => (
          <Stop key={stop.position} stop={stop} now={stop === current} words={words} />
        ))}
      </ol>
      <div className="acts">
        {current ? (
          <>
            <ScanBar words={words.bar} camera={camera} onCode={(code) => void onCode(code)} />
            <div className="acts-two">
              <button type="button" className="btn btn-2 btn-sm" {...opens(`short-${current.position}`)}>
                {words.cantFind.open}
              </button>
              <AnsweringForm name="give-back" action={actions.giveBack} hidden={{ fulfilmentId: view.id }} fields={[]} submit={words.giveBack} quiet small />
            </div>
            <CantFind key={current.position} id={view.id} stop={current} words={words} short={actions.short} />
          </>
        ) : (
          <AnsweringForm name="ready" action={actions.ready} hidden={{ fulfilmentId: view.id }} fields={[{ name: "shelf", label: words.ready.shelf, autoComplete: "off", hint: words.ready.hint, required: true }]} submit={words.ready.submit} />
        )}
      </div>
    </>
  );
}
