import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { aBrowser, aStaffedStore, atWorkIn } from "@/db/factories/aisle";
import { guest } from "@/db/factories/customers";
import { aisleRequests } from "@/db/schema/all";
import { acceptRequest } from "@/lib/aisle/accept-request";
import { AskForGoods, askForGoods } from "@/lib/aisle/ask-for-goods";
import { finishRequest } from "@/lib/aisle/finish-request";
import { MOST_EACH } from "@/lib/aisle/rules";
import { withdrawRequest } from "@/lib/aisle/withdraw-request";
import { answerOf, atOnce, tally } from "../shoppers";
import type { Scenario } from "../types";

/** A crowd in one aisle, three colleagues, and people who change their minds at the wrong moment. */
export const aisle: Scenario = {
  name: "aisle",
  says: "A crowd asks for goods to be brought, each pressing twice, while three colleagues press on the same requests and some shoppers change their minds: nobody is promised two colleagues, and each request ends once.",
  verbs: ["aisle/ask-for-goods", "aisle/accept-request", "aisle/finish-request", "aisle/withdraw-request"],
  run: async (proof) => {
    const rounds = proof.of({ tiny: 2, quick: 10, full: 50 });
    const { at, store, who, lamp } = await aStaffedStore();
    const colleagues = [who, await atWorkIn(at), await atWorkIn(at)];
    const most = colleagues.length * MOST_EACH;
    const [asked, accepted, ended]: [string[], string[], string[]] = [[], [], []];
    let overbooked = 0;
    for (let round = 0; round < rounds; round++) {
      proof.note(`round ${round + 1} of ${rounds}`);
      const browsers = Array.from({ length: 2 * most }, aBrowser);
      asked.push(...(await atOnce(browsers.flatMap((browser) => [0, 1].map(() => () => answerOf(() => askForGoods(guest, AskForGoods.parse({ store, variantId: lamp }), browser)))))));
      const open = await db.select().from(aisleRequests).where(eq(aisleRequests.state, "asked"));
      overbooked = Math.max(overbooked, open.length - most);
      accepted.push(...(await atOnce(open.flatMap(({ id }) => colleagues.map((each) => () => answerOf(() => acceptRequest(each, { requestId: id })))))));
      ended.push(...(await atOnce(open.flatMap(({ id, browserHash }) => [...colleagues.map((each) => () => answerOf(() => finishRequest(each, { requestId: id, as: proof.random.below(4) === 0 ? "not-there" : "brought" }))), () => answerOf(() => withdrawRequest(guest, { requestId: id }, browserHash ?? ""))]))));
    }
    const rows = await db.select().from(aisleRequests).where(eq(aisleRequests.locationId, at));
    proof.claim(`Of each crowd of ${2 * most} exactly ${most} are taken on, however often they press.`, rows.length === rounds * most && overbooked === 0, tally(asked));
    proof.claim("Each request was accepted by one colleague; the others were told whose it is.", tally(accepted)["yes"] === rows.length && tally(accepted)["taken"] === 2 * rows.length, tally(accepted));
    proof.claim("Each request ended once: brought, not there, or withdrawn, and one press did it.", rows.every((row) => row.endedAt !== null) && tally(ended)["yes"] === rows.length, tally(ended));
    proof.claim("Nobody saw an error.", [...asked, ...accepted, ...ended].every((one) => !one.startsWith("threw")), tally([...asked, ...accepted, ...ended]));
  },
};
