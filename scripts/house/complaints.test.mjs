import { expect, test } from "vitest";
import { Busy, DatabaseFault } from "@/db/faults";
import { makeLog } from "@/lib/core/log";
import { complaintsIn, errorsIn } from "./complaints.mjs";

const written = (say) => {
  let text = "▲ Next.js\n⨯ Busy: the database can't answer just now\n{ half a line\n";
  say(makeLog("info", { write: (line) => (text += line) }));
  return text;
};

test("warnings and errors of a log, with route, reference and causes, and nothing else", () => {
  const err = new Busy("the database can't answer just now", { cause: new DatabaseFault("57014", "canceling statement due to statement timeout", null) });
  const lines = complaintsIn(
    written((log) => {
      log.error({ err, reference: "1740102576", route: "/[locale]/search", method: "GET" }, "a page failed");
      log.info({ signal: "SIGTERM" }, "leaving");
      log.warn({ entrance: "suggestions" }, "busy");
    }),
  );
  expect(lines.map((line) => line.replace(/\d\d:\d\d:\d\d/, "T"))).toEqual([
    "  T error a page failed, method GET, reference 1740102576, route /[locale]/search <- Busy: the database can't answer just now <- DatabaseFault: canceling statement due to statement timeout (57014)",
    "  T warn busy, entrance suggestions",
  ]);
});

test("of many the last are shown, of none nothing", () => {
  expect(complaintsIn(written(() => {}))).toEqual([]);
  const many = complaintsIn(written((log) => { for (let n = 0; n < 100; n++) log.warn({ limit: n }, "busy"); }));
  expect([many.length, many.at(-1)]).toEqual([40, expect.stringContaining("limit 99")]);
});

test("errors are told apart from warnings, and from those that somebody expected", () => {
  const text = written((log) => {
    log.warn({ entrance: "suggestions" }, "busy");
    log.error({ err: new TypeError("broken"), route: "/[locale]/search" }, "a page failed");
    log.error({ job: "7" }, "Failed task 7");
  });
  const lines = (expected) => errorsIn(text, expected).map((line) => line.replace(/^ {2}[\d:]+ /, ""));
  expect(lines()).toEqual(["error a page failed, route /[locale]/search <- TypeError: broken", "error Failed task 7, job 7"]);
  expect(lines(["a page failed, route /[locale]/search"])).toEqual(["error Failed task 7, job 7"]);
  expect(lines(["Failed task", "a page failed"])).toEqual([]);
});
