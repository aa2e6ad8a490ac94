"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Outcome } from "@/lib/core/outcome";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { EditPlace, editPlace, type NotEdited } from "@/lib/locations/edit-place";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";

type Said = Readonly<Record<string, unknown>>;
const text = (said: Said, name: string): string => (typeof said[name] === "string" ? said[name].slice(0, 20_000) : "");
/** Where a problem of what was read stands in the form. */
function fieldOf(path: string): string {
  const [, weekday] = /^week\.(\d)/.exec(path) ?? [];
  const [, day, part, language] = /^exceptions\.(\d+)\.(\w+)(?:\.(\w+))?/.exec(path) ?? [];
  const [, which = ""] = /^windows\.(\w+)/.exec(path) ?? [];
  if (weekday) return `w${Number(weekday) + 1}`;
  if (day) return `d${day}.${part === "reason" ? language : part}`;
  return which ? `window${which.charAt(0).toUpperCase()}${which.slice(1)}` : path.startsWith("services") ? "services" : /^(exceptions|week|id|seen)$/.test(path) ? "" : path;
}

/** The form's fields as what they say: weekdays `w1`, days that differ `d0.day`, a service a line; a day without a date says nothing. */
const Flat = z.looseObject({}).transform((said: Said, context) => {
  const days = Object.keys(said).flatMap((name) => /^d(\d{1,3})\.day$/.exec(name)?.[1] ?? []).filter((i) => text(said, `d${i}.day`) !== "");
  const windows = ["windowMinutes", "windowCapacity", "windowDays"].map((name) => text(said, name).trim());
  const read = EditPlace.safeParse({
    ...said,
    id: text(said, "id") || null,
    deliversFrom: said["deliversFrom"] !== undefined,
    collectFrom: said["collectFrom"] !== undefined,
    directions: { it: text(said, "directions.it"), en: text(said, "directions.en") },
    services: text(said, "services").split("\n").map((row) => row.split("|")).map(([it = "", en = ""]) => ({ it, en })),
    windows: windows.every((one) => one === "") ? null : { minutes: windows[0], capacity: windows[1], days: windows[2] },
    week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => text(said, `w${weekday}`)),
    exceptions: days.map((i) => ({ day: text(said, `d${i}.day`), spans: text(said, `d${i}.spans`), reason: { it: text(said, `d${i}.it`), en: text(said, `d${i}.en`) } })),
  });
  if (read.success) return read.data;
  for (const [path, message] of Object.entries(problemsOf(read.error))) {
    const field = fieldOf(path.replace(/^exceptions\.(\d+)/, (_, i: string) => `exceptions.${days[Number(i)] ?? i}`));
    context.addIssue({ code: "custom", message, path: field ? [field] : [] });
  }
  return z.NEVER;
});

async function saveSaid(who: Staff, place: z.output<typeof EditPlace>): Promise<Outcome<{ readonly to: string | null }, NotEdited>> {
  const saved = await editPlace(who, place);
  return saved.ok ? done({ to: place.id ? null : `/admin/places/${saved.value.handle}` }) : saved;
}
const settings = { namespace: "admin-places", act: action("staff", Flat, saveSaid), refusals: { "not-yours": "refused.not-yours", "unknown-place": "refused.unknown-place", "changed-meanwhile": "refused.changed-meanwhile" } };
/** What holds for a place. */
export const save = answerForm({ ...settings, done: "saved" });
/** A new place, and on to its page. */
export const open = answerForm({ ...settings, onDone: ({ to }: { readonly to: string | null }) => redirect(to ?? "/admin/places") });
