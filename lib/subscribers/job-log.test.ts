import { runOnce } from "graphile-worker";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Busy } from "@/db/faults";
import { owner } from "@/db/testing/backends";
import { makeLog } from "@/lib/core/log";
import { jobLogger } from "./job-log";

const own = owner();
beforeEach(() => own.unsafe("truncate graphile_worker._private_jobs"));
afterAll(() => own.end());

/** What the log says of a job that fails at a try of 12: its level and the kind of its error. */
async function saidOf(thrown: unknown, attempt: number) {
  let text = "";
  await own`select graphile_worker.add_job('fail', max_attempts => 12)`;
  await own`update graphile_worker._private_jobs set attempts = ${attempt - 1}`;
  await runOnce({
    connectionString: process.env["DATABASE_URL"] ?? "",
    taskList: { fail: () => Promise.reject(thrown) },
    logger: jobLogger(makeLog("warn", { write: (line) => (text += line) })),
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  return text.split("\n").filter(Boolean).map((line) => {
    const { level, err, msg } = JSON.parse(line) as { level: string; err: { type: string }; msg: string };
    return `${level} ${err.type} ${/attempt .*\d/.exec(msg)?.[0] ?? msg}`;
  });
}
const busy = () => new Busy("the database can't answer just now");

test("a job that meets a busy database is a warning until its last try", async () => {
  expect(await saidOf(busy(), 1)).toEqual(["warn Busy attempt 1 of 12"]);
  expect(await saidOf(busy(), 12)).toEqual(["error Busy attempt 12 of 12"]);
});

test("so are several reactions of one fact, if all of them met it", async () => {
  expect(await saidOf(new AggregateError([busy(), busy()], "2 reactions failed"), 3)).toEqual(["warn AggregateError attempt 3 of 12"]);
  expect(await saidOf(new AggregateError([busy(), new TypeError("broken")], "2 reactions failed"), 3)).toEqual(["error AggregateError attempt 3 of 12"]);
});

test("every other fault of a job is an error at once", async () => {
  expect(await saidOf(new TypeError("broken"), 1)).toEqual(["error TypeError attempt 1 of 12"]);
});
