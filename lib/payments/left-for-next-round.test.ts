import { expect, test } from "vitest";
import { Busy } from "@/db/faults";
import { leftForNextRound } from "./left-for-next-round";

/** What is logged for a fault: level and sentence. */
function saidOf(fault: unknown): readonly string[] {
  const said: string[] = [];
  const at = (level: string) => (fields: object, words: string) => void said.push(`${level} ${words} ${Object.keys(fields).join(" ")}`);
  leftForNextRound(fault, { which: "7" }, "not finished", { warn: at("warn"), error: at("error") } as never);
  return said;
}

test("a database that can't answer just now is waited for: a warning", () => {
  expect(saidOf(new Busy("the database can't answer just now"))).toEqual(["warn not finished err which"]);
});

test("anything else is an error", () => {
  expect(saidOf(new TypeError("broken"))).toEqual(["error not finished err which"]);
});
