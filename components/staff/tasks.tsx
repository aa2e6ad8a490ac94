"use client";
import { useEffect, useRef, useState } from "react";
import { byHarm, costsSomebody } from "@/lib/tasks/rules";
import { BellIcon, BellOffIcon } from "../ui/icons";
import { LineBanner } from "./line-banner";
import type { StaffWords, TasksView } from "./queue-view";
import { type TaskActs, TaskCards } from "./task-cards";
import { useNow } from "./use-now";
import { useQueue } from "./use-queue";
import { useSound } from "./use-sound";

type Props = { readonly acts: TaskActs; readonly place: string; readonly initial: TasksView; readonly words: StaffWords; /** Where to sign in again, and come back. */ readonly signIn: string };
const TABS = ["floor", "mine"] as const;

/** All that is to be done in the store, of whatever kind, whom waiting harms most first, as it changes. */
export function Tasks({ acts, place, initial, words, signIn }: Props) {
  const { view, line } = useQueue(place, initial, "tasks");
  const now = useNow(view.at);
  const [tab, setTab] = useState<(typeof TABS)[number]>("floor");
  const { on, toggle, sound } = useSound();
  const known = useRef(initial);
  useEffect(() => {
    const before = new Set(known.current.tasks.map((task) => task.id));
    known.current = view;
    const fresh = view.tasks.filter((task) => !before.has(task.id));
    if (fresh.length > 0) sound(fresh.some((task) => costsSomebody(task, view.at)) ? "risk" : "news");
  });
  const of = { floor: view.tasks, mine: view.tasks.filter((task) => task.mine) };
  const tasks = byHarm(of[tab], now);
  const parts = [
    { head: words.tasks.urgent, bad: true, tasks: tasks.filter((task) => costsSomebody(task, now)) },
    { head: words.tasks.calm, bad: false, tasks: tasks.filter((task) => !costsSomebody(task, now)) },
  ];
  return (
    <>
      <LineBanner line={line} clock={view.clock} words={words.line} signIn={signIn} />
      <div className="staff-title">
        <h1>{words.tasks.title}</h1>
        <button type="button" className="icon-btn" aria-pressed={on} aria-label={words.sound} onClick={toggle}>
          {on ? <BellIcon /> : <BellOffIcon />}
        </button>
      </div>
      <div className="tabs" role="group" aria-label={words.tasks.title}>
        {TABS.map((each) => (
          <button key={each} type="button" aria-pressed={each === tab} onClick={() => setTab(each)}>
            <b>{of[each].length}</b>
            {words.tasks.tabs[each]}
          </button>
        ))}
      </div>
      <div className="queue">
        {parts.map((part) =>
          part.tasks.length > 0 ? (
            <section key={part.head} aria-label={part.head}>
              <h2 className={part.bad ? "queue-head text-bad" : "queue-head"}>{part.head}</h2>
              <TaskCards tasks={part.tasks} now={now} words={words} acts={acts} />
            </section>
          ) : null,
        )}
        {tasks.length === 0 ? (
          <div className="empty-queue">
            <h2>{words.tasks.empty[tab].title}</h2>
            <p>{words.tasks.empty[tab].text}</p>
          </div>
        ) : null}
      </div>
    </>
  );
}
