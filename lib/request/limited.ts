import "server-only";
import type { Outcome } from "@/lib/core/outcome";
import { limit, type LimitName, type TooMany } from "./limit";
import { networkHere } from "./network";

/**
 * The same verb, as often as one network may; `counts` says which inputs are tries at all. Refuses `too-many` before the
 * verb is asked.
 */
export const limited =
  <Who, Input, T, Why extends { readonly why: string }>(name: LimitName, verb: (who: Who, input: Input) => Promise<Outcome<T, Why>>, counts: (input: Input) => boolean = () => true) =>
  async (who: Who, input: Input): Promise<Outcome<T, Why | TooMany>> => {
    if (!counts(input)) return verb(who, input);
    const may = await limit(name, await networkHere());
    return may.ok ? verb(who, input) : may;
  };
