import type { Answered } from "@/lib/core/form";
import { AnsweringForm } from "../account/answering-form";
import { QueueCard } from "./queue-card";
import type { StaffWords, TaskView } from "./queue-view";

type Act = (before: Answered, form: FormData) => Promise<Answered>;
export type TaskActs = { readonly accept: Act; readonly finish: Act; readonly back: Act; readonly hang: Act };
type Props = { readonly tasks: readonly TaskView[]; readonly now: number; readonly words: StaffWords; readonly acts: TaskActs };

/** Things to do, each with what does it: two taps from asked to brought. */
export function TaskCards({ tasks, now, words, acts }: Props) {
  return (
    <ul className="queue-list task-list">
      {tasks.map((task) => (
        <QueueCard key={task.id} card={task} now={now} words={words} counts={task.is === "pick" || task.is === "approval" || task.is === "request"}>
          {task.act === "accept" ? <AnsweringForm key="accept" name={`accept-${task.id}`} action={acts.accept} hidden={{ requestId: task.id }} fields={[]} submit={words.tasks.accept} /> : null}
          {task.act === "finish" ? (
            <div key="finish" className="task-ends">
              <AnsweringForm name={`missing-${task.id}`} action={acts.finish} hidden={{ requestId: task.id, as: "not-there" }} fields={[]} submit={words.tasks.notThere} quiet />
              <AnsweringForm name={`brought-${task.id}`} action={acts.finish} hidden={{ requestId: task.id, as: "brought" }} fields={[]} submit={words.tasks.brought} />
            </div>
          ) : null}
          {task.act === "back" ? <AnsweringForm key="back" name={`back-${task.id}`} action={acts.back} hidden={{ fulfilmentId: task.id }} fields={[]} submit={words.back.submit} quiet /> : null}
          {task.act === "hang" && task.hang ? <AnsweringForm key="hang" name={`hang-${task.id}`} action={acts.hang} hidden={task.hang} fields={[]} submit={words.tasks.hang.submit} quiet /> : null}
        </QueueCard>
      ))}
    </ul>
  );
}
