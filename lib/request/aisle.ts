import "server-only";
import type { z } from "zod";
import { type AskForGoods, askForGoods, type NotAsked } from "@/lib/aisle/ask-for-goods";
import { type NoteMiss, noteMiss } from "@/lib/aisle/note-miss";
import { ownRequest } from "@/lib/aisle/reads";
import type { OwnRequest } from "@/lib/aisle/types";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { aisleCookie } from "./cookies";
import { limit, type TooMany } from "./limit";
import { networkHere } from "./network";

/** What this browser asked for last; null where it asked for nothing. */
export const ownRequestHere = async (): Promise<OwnRequest | null> => ownRequest(await aisleCookie.hash());

/** Asks for goods for whoever has this browser, and gives it its key at the first time. Refuses `too-many`, by network and by browser. */
export async function askHere(who: Shopper, input: z.output<typeof AskForGoods>): Promise<Outcome<OwnRequest | null, NotAsked | TooMany>> {
  const known = await aisleCookie.hash();
  const made = known === null ? aisleCookie.make() : null;
  const browser = known ?? made?.hash ?? "";
  for (const [name, key] of [["ask", await networkHere()], ["ask-again", browser]] as const) {
    const may = await limit(name, key);
    if (!may.ok) return may;
  }
  const asked = await askForGoods(who, input, browser);
  if (!asked.ok) return asked;
  if (made) await aisleCookie.set(made.token);
  return done(await ownRequest(browser));
}

/** Says that a thing is missed at its shelf: once in half a day for each thing and store from one network. Refuses `too-many`. */
export async function missHere(who: Shopper, input: z.output<typeof NoteMiss>): Promise<Outcome<null, { why: "not-missed" } | TooMany>> {
  const network = await networkHere();
  for (const [name, key] of [["miss", network], ["miss-again", `${network} ${input.store} ${input.variantId}`]] as const) {
    const may = await limit(name, key);
    if (!may.ok) return may;
  }
  return noteMiss(who, input);
}
