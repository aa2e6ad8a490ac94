"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { ownPath } from "@/lib/core/own-path";
import { readMoney } from "@/lib/core/read-money";
import type { Staff } from "@/lib/core/who";
import { CloseSession, closeSession, type NotClosed } from "@/lib/drawer/close-session";
import { CountSession, countSession } from "@/lib/drawer/count-session";
import { MoveCash, moveCash } from "@/lib/drawer/move-cash";
import { countAt } from "@/lib/drawer/reads";
import { OpenSession } from "@/lib/drawer/open-session";
import { EURO_PIECES, MOST_CASH } from "@/lib/drawer/rules";
import { action } from "@/lib/request/action";
import { HandOutCash, handOutCash } from "@/lib/refunds/hand-out-cash";
import { answerForm } from "@/lib/request/answer-form";
import { officeLocale } from "@/lib/request/page";
import { openHere } from "@/lib/request/till";
import { words } from "@/lib/request/wording";
import { askAddress } from "../../../ask-address";

/** In which till's page it is done. */
const here = { store: z.string().regex(/^[a-z0-9-]{1,80}$/), till: z.string().regex(/^\d{1,2}$/) };
const money = z.string("required").trim().min(1, "required").max(20, "amount").transform((typed, at) => readMoney(typed) ?? (at.addIssue("amount"), z.NEVER));
/** How many of one coin or note; nothing typed: none. */
const pieces = z.string().trim().regex(/^\d{0,6}$/, "pieces").transform(Number).pipe(z.number().max(100_000, "pieces")).optional();

const on = ({ to }: { readonly to: string }) => redirect(to);

const Open = OpenSession.extend({ float: money.refine((float) => float <= MOST_CASH, "amount") });
export const open = answerForm({
  namespace: "staff-drawer",
  act: action("staff", Open, openHere),
  refusals: { "unknown-till": "refused.unknown-till", "not-yours": "refused.not-yours", "already-open": "refused.already-open" },
  done: "opened",
});

const Move = z.object({ movementId: z.string(), sessionId: z.string(), kind: z.enum(["in", "out", "drop", "no-sale"]), amount: z.string().max(20, "amount").optional(), reason: z.string().trim().max(200, "too-long").optional() }).transform((sent, at) => {
  const amount = sent.kind === "no-sale" ? undefined : (readMoney(sent.amount ?? "") ?? 0);
  if (amount === 0) return (at.addIssue({ code: "custom", path: ["amount"], message: "amount" }), z.NEVER);
  if (sent.kind !== "drop" && !sent.reason) return (at.addIssue({ code: "custom", path: ["reason"], message: "reason" }), z.NEVER);
  const read = MoveCash.safeParse({ ...sent, amount, reason: sent.reason || undefined });
  return read.success ? read.data : (at.addIssue({ code: "custom", path: ["amount"], message: "amount" }), z.NEVER);
});
export const move = answerForm({
  namespace: "staff-drawer",
  act: action("staff", Move, moveCash),
  refusals: { "unknown-session": "refused.unknown-session", "not-yours": "refused.not-yours", closed: "refused.closed", "not-in-drawer": "refused.not-in-drawer" },
  done: "moved",
});

/** Money that was due goes out of the drawer. */
export const giveBack = answerForm({
  namespace: "staff-drawer",
  act: action("staff", HandOutCash, handOutCash),
  refusals: { "unknown-refund": "refused.unknown-refund", "not-yours": "refused.not-yours", "not-in-drawer": "refused.not-in-drawer", "drawer-closed": "refused.closed", "which-till": "refused.closed" },
  done: "moved",
});

const Count = CountSession.omit({ pieces: true }).extend({ ...here, ...Object.fromEntries(EURO_PIECES.map((worth) => [`p${worth}`, pieces])) });
type Typed = z.output<typeof Count> & Readonly<Record<string, unknown>>;
/** Counted, and on to what it came to. */
async function countHere(who: Staff, { store, till, countId, sessionId, ...typed }: Typed) {
  const found = EURO_PIECES.flatMap((worth): [string, number][] => (Number(typed[`p${worth}`] ?? 0) > 0 ? [[String(worth), Number(typed[`p${worth}`])]] : []));
  const counted = await countSession(who, { countId, sessionId, pieces: Object.fromEntries(found) });
  return counted.ok ? done({ to: `/staff/${store}/till/drawer/count?till=${till}&count=${countId}` }) : counted;
}
export const count = answerForm({
  namespace: "staff-drawer",
  act: action("staff", Count, countHere),
  refusals: { "unknown-session": "refused.unknown-session", "not-yours": "refused.not-yours", closed: "refused.closed" },
  onDone: on,
});

const Close = CloseSession.extend({ ...here, note: z.string().trim().max(200, "too-long").optional() });
type NotHere = Exclude<NotClosed, { why: "approval-needed" | "payment-open" }> | { why: "payment-open"; numbers: string };
/** Closed, and on to the report; where a manager must approve, on to them, and back with what was typed. */
async function closeHere(who: Staff, { store, till, ...input }: z.output<typeof Close>): Promise<Outcome<{ readonly to: string }, NotHere>> {
  const closed = await closeSession(who, input);
  const home = `/staff/${store}/till/drawer`;
  if (closed.ok) return done({ to: `${home}/z/${input.sessionId}` });
  if (closed.why === "payment-open") return refused({ why: "payment-open", numbers: closed.orders.join(", ") });
  if (closed.why !== "approval-needed") return closed;
  const found = await countAt(closed.locationId, input.countId);
  const said = words(await officeLocale(), "staff-drawer")(found && found.variance < 0 ? "close.aboutShort" : "close.aboutOver", { till });
  const [plain, kept] = [`${home}/count?${new URLSearchParams({ till, count: input.countId }).toString()}`, new URLSearchParams({ note: input.note ?? "" }).toString()];
  return done({ to: askAddress(store, closed, [said, input.note].filter(Boolean).join(" "), ownPath(`${plain}&${kept}`) ?? plain) });
}
export const close = answerForm({
  namespace: "staff-drawer",
  act: action("staff", Close, closeHere),
  refusals: {
    "unknown-session": "refused.unknown-session", "not-yours": "refused.not-yours", closed: "refused.closed", "not-counted": "refused.not-counted", "moved-since": "refused.moved-since", "payment-open": "refused.payment-open",
    "note-needed": "refused.note-needed",
  },
  onDone: on,
});
