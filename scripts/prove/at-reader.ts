import type { z } from "zod";
import type { Staff } from "@/lib/core/who";
import { AboutCard, type AskCard, askCard, followCard } from "@/lib/till/ask-card";
import type { Answer } from "./shoppers";
import type { Proof } from "./types";

/** The calls about a card at a reader whose answers get lost. */
const LOSES = ["paymentIntents.create", "terminal.readers.processPaymentIntent", "paymentIntents.retrieve"];

export const aReader = async (proof: Proof): Promise<string> => ((await proof.control("reader", {})) as { id: string }).id;

/** Meanwhile every so many answers of the processor about cards at readers are lost on their way. */
export async function losing<T>(proof: Proof, many: number, work: () => Promise<T>): Promise<T> {
  for (const on of LOSES) await proof.control("faults", { on, steps: Array.from({ length: many }, () => proof.random.pick(["500-after", "cut-after", "ok"])) });
  const answer = await work();
  for (const on of LOSES) await proof.control("faults", { on, steps: [] });
  return answer;
}

/** A till asks its reader for a card, some of which are declined, and presses again whatever it doesn't hear, until it has an answer. */
export async function payAtReader(proof: Proof, who: Staff, reader: string, wanted: z.output<typeof AskCard>): Promise<Answer> {
  for (let tries = 0; tries < 40; tries++) {
    const [asked, again] = await Promise.all([askCard(who, wanted, new Date(), proof.cards), proof.random.chance(0.3) ? askCard(who, wanted, new Date(), proof.cards) : null]);
    if (!asked.ok) return again?.ok && again.value.now === "paid" ? "torn" : asked.why;
    if (asked.value.now === "closed") return asked.value.why ?? "closed";
    if (asked.value.now === "paid") return "yes";
    await proof.control(`reader/${reader}`, { present: proof.random.chance(0.2) ? "decline" : "success" }).catch(() => null); // nobody may be asked at that moment
    const looked = await followCard(who, AboutCard.parse(wanted), "look", new Date(), proof.cards);
    if (looked.ok && looked.value.now === "paid") return "yes";
  }
  return "never answered";
}
