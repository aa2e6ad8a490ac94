import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { type StateWithdrawal, stateWithdrawal } from "@/lib/returns/state-withdrawal";
import type { Stated } from "@/lib/returns/types";
import { limitMail, type TooMany } from "./limit";
import { networkHere } from "./network";

/** States a withdrawal, as often as one may: each statement sends a letter to the address given in it. */
export async function withdrawHere(who: Shopper, input: z.output<typeof StateWithdrawal>): Promise<Outcome<Stated, TooMany>> {
  const may = await limitMail(input.email, await networkHere());
  return may.ok ? stateWithdrawal(who, input) : may;
}
