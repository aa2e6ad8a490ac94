"use client";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { bandOf, byHarm } from "@/lib/fulfilment/queue/rules";
import { AnsweringForm } from "../account/answering-form";
import { BellIcon, BellOffIcon } from "../ui/icons";
import { LineBanner } from "./line-banner";
import { QueueCard } from "./queue-card";
import type { CardView, QueueView, StaffWords } from "./queue-view";
import { type TaskActs, TaskCards } from "./task-cards";
import { useNow } from "./use-now";
import { useQueue } from "./use-queue";
import { useSound } from "./use-sound";

type Props = { readonly acts: TaskActs; /** The list of all that is to be done. */ readonly tasks: string; readonly place: string; readonly initial: QueueView; readonly words: StaffWords; /** Where to sign in again, and come back. */ readonly signIn: string };
const TABS = ["toPick", "ready", "putBack"] as const;

/** All that waits in the store, whom waiting harms most first, as it changes. */
export function Queue({ acts, tasks, place, initial, words, signIn }: Props) {
  const { view, line } = useQueue(place, initial);
  const now = useNow(view.at);
  const [tab, setTab] = useState<(typeof TABS)[number]>("toPick");
  const { on, toggle, sound } = useSound();
  const known = useRef(initial);
  useEffect(() => {
    const before = new Set([...known.current.toPick, ...known.current.asked].map((card) => card.id));
    known.current = view;
    const fresh = [...view.asked, ...view.toPick].filter((card) => !before.has(card.id));
    if (fresh.length > 0) sound(fresh.some((card) => bandOf(card, view.at) !== "calm") ? "risk" : "news");
  });
  const cards = tab === "toPick" ? byHarm(view.toPick, now) : view[tab];
  const urgent = tab === "toPick" ? cards.filter((card) => bandOf(card, now) !== "calm") : [];
  const calm = tab === "toPick" ? cards.filter((card) => bandOf(card, now) === "calm") : [];
  const list = (label: string, shown: readonly CardView[], counts: boolean) =>
    shown.length > 0 ? (
      <section aria-label={label}>
        {tab === "toPick" ? <h2 className="queue-head">{label}</h2> : null}
        <ul className="queue-list">
          {shown.map((card) => (
            <QueueCard key={card.id} card={card} now={now} words={words} counts={counts}>
              {tab === "putBack" ? <AnsweringForm name={`back-${card.id}`} action={acts.back} hidden={{ fulfilmentId: card.id }} fields={[]} submit={words.back.submit} quiet /> : null}
            </QueueCard>
          ))}
        </ul>
      </section>
    ) : null;
  return (
    <>
      <LineBanner line={line} clock={view.clock} words={words.line} signIn={signIn} />
      <div className="staff-title">
        <h1>{words.pickups}</h1>
        <Link className="btn btn-2 btn-sm ms-auto" href={tasks} prefetch={false}>
          {words.tasks.title}
        </Link>
        <button type="button" className="icon-btn" aria-pressed={on} aria-label={words.sound} onClick={toggle}>
          {on ? <BellIcon /> : <BellOffIcon />}
        </button>
      </div>
      {view.intake ? <p className="net net-warn">{view.intake}</p> : null}
      {view.asked.length > 0 ? (
        <section className="queue" aria-label={words.tasks.asked}>
          <h2 className="queue-head">{words.tasks.asked}</h2>
          <TaskCards tasks={view.asked} now={now} words={words} acts={acts} />
        </section>
      ) : null}
      <div className="tabs" role="group" aria-label={words.pickups}>
        {TABS.map((each) => (
          <button key={each} type="button" aria-pressed={each === tab} onClick={() => setTab(each)}>
            <b>{view[each].length}</b>
            {words.tabs[each]}
          </button>
        ))}
      </div>
      <div className="queue">
        {list(words.urgent, urgent, true)}
        {list(words.calm, calm, true)}
        {tab === "toPick" ? null : list(words.tabs[tab], cards, false)}
        {cards.length === 0 ? (
          <div className="empty-queue">
            <h2>{words.empty[tab].title}</h2>
            <p>{words.empty[tab].text}</p>
          </div>
        ) : null}
      </div>
    </>
  );
}
