import type { z } from "zod";
import { Request as Sent } from "@/lib/aisle/accept-request";
import { withdrawRequest } from "@/lib/aisle/withdraw-request";
import type { Shopper } from "@/lib/core/who";
import { aisleCookie } from "@/lib/request/cookies";
import { route } from "@/lib/request/route";

/** Whoever asked doesn't want it any more. */
export const POST = route({
  who: "shopper",
  input: Sent,
  status: { "unknown-request": 404 },
  verb: async function withdraw(who: Shopper, sent: z.output<typeof Sent>) {
    return withdrawRequest(who, sent, (await aisleCookie.hash()) ?? "");
  },
});
