import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { config } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { type Outcome, refused } from "@/lib/core/outcome";
import { type Fault, faultOf } from "./fault";
import { isOwn } from "./origin";
import { findWho, type People } from "./people";
import { type BadInput, problemsOf } from "./problems";
import { inTurn } from "./turn";

/** What every action may answer besides its verb's own refusals. */
export type Turned = { readonly why: "not-signed-in" } | BadInput | Fault;

/**
 * Makes a server action: check where the call comes from, find who is asking, check what they sent, run one verb.
 * Faults are logged once here and answered as `busy` or `fault`; arguments are never trusted to have their type.
 */
export function action<K extends keyof People, I extends z.ZodType, T, Why extends { readonly why: string }>(
  kind: K,
  input: I,
  verb: (who: People[K], input: z.output<I>) => Promise<Outcome<T, Why>>,
): (sent: z.input<I>) => Promise<Outcome<T, Why | Turned>> {
  return async (sent) => {
    try {
      if (!isOwn(await headers(), config().UNICO_BASE_URL)) {
        log.warn({ entrance: "action" }, "refused a call from elsewhere");
        return refused({ why: "fault", reference: "ORIGIN" });
      }
      const run = async (): Promise<Outcome<T, Why | Turned>> => {
        const who = await findWho(kind);
        if (!who) return refused({ why: "not-signed-in" });
        const read = input.safeParse(sent);
        if (!read.success) return refused({ why: "bad-input", fields: problemsOf(read.error) });
        return verb(who, read.data);
      };
      return await (kind === "shopper" ? inTurn(run) : run());
    } catch (thrown) {
      return refused(faultOf(thrown, verb.name || "action"));
    }
  };
}
