"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { type PasteAnswer, UNPASTED } from "@/components/office/pasted";
import { isId } from "@/lib/core/id";
import { sayFigure } from "@/lib/core/money";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { LookAtNote, lookAtNote, type NotedLine, ReceiveGoods, receiveGoods } from "@/lib/inventory/receive-goods";
import { action } from "@/lib/request/action";
import { fieldsOf, typedIn } from "@/lib/request/form";
import { keepAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { type Wording, words } from "@/lib/request/wording";

const Typed = z.object({ lines: z.string().max(100_000), locationId: z.string().refine(isId), supplier: z.string().max(1_000).default(""), reference: z.string().max(1_000).default(""), press: z.string().refine(isId), do: z.enum(["look", "plan"]).default("look") });
type Looked = { readonly lines: readonly NotedLine[]; readonly booked: number | null; /** Why they were not booked, though it was pressed. */ readonly problem: "rows" | "no-supplier" | null };
type NotDone = { why: "not-yours" } | { why: "nothing" } | { why: "too-many-lines"; most: number };

/** Looks at a delivery note, and books it where that was pressed and nothing stands against it. */
async function lookOrBook(who: Staff, { do: pressed, ...said }: z.output<typeof Typed>): Promise<Outcome<Looked, NotDone>> {
  let problem: Looked["problem"] = null;
  if (pressed === "plan") {
    const note = ReceiveGoods.safeParse(said);
    const booked = note.success ? await receiveGoods(who, note.data) : null;
    if (booked?.ok) return done({ lines: [], booked: booked.value.pieces, problem: null });
    if (!booked) problem = "no-supplier";
    else if (booked.why === "rows") problem = "rows";
  }
  const looked = await lookAtNote(who, LookAtNote.parse(said));
  if (looked.ok) return done({ lines: looked.value, booked: null, problem });
  return looked.why === "too-many" ? { ...looked, why: "too-many-lines" } : looked;
}
const act = action("staff", Typed, lookOrBook);

/** A pasted delivery note, answered with what each line would bring. */
export async function receive(before: PasteAnswer, form: FormData): Promise<PasteAnswer> {
  const { form: name, ...fields } = fieldsOf(form);
  const answer = await act(fields as never);
  if (answer.ok && answer.value.booked !== null) refresh(); // what was done shows, and the next form is another press
  const locale = await officeLocale();
  const t = words(locale, "admin-receiving");
  const round = (Number.isSafeInteger(before?.round) ? before.round : 0) + 1;
  const said: PasteAnswer = { ...UNPASTED, round, typed: typedIn(fields), ...(answer.ok ? tell(answer.value, locale, t) : { notice: refusalOf(answer, t, words(locale, "forms")) }) };
  await keepAnswer(String(name), said);
  return said;
}

function refusalOf(answer: { readonly why: string; readonly most?: number }, t: Wording, shared: Wording): string {
  const own = `refused.${answer.why}`;
  return t.has(own) ? t(own, { most: answer.most ?? 0 }) : shared(answer.why, "reference" in answer ? { reference: String(answer.reference) } : {});
}

function tell({ lines, booked, problem }: Looked, locale: Locale, t: Wording): Pick<PasteAnswer, "done" | "notice" | "lines" | "wrong"> {
  if (booked !== null) return { done: true, notice: t("booked", { count: booked }), lines: [], wrong: 0 };
  const said = lines.map(({ line, key, typed, sku, title, chosen, pieces, cost, onHand, not }) => ({
    line, key: sku ?? key, thing: title ? [title, ...chosen].map((text) => inLocale(text, locale)).join(", ") : null,
    figures: [String(onHand), pieces === null ? typed || "–" : `+${pieces}`, pieces === null ? "–" : String(onHand + pieces), cost === null || cost === "none" ? "–" : sayFigure(cost, "EUR", locale)],
    why: not ? t(`not.${not.why}`) : null,
  }));
  return { done: false, notice: problem && t(`refused.${problem}`), lines: said, wrong: said.filter((one) => one.why !== null).length };
}
