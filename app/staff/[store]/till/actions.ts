"use server";
import { z } from "zod";
import { SellAtTill } from "@/lib/till/sell-at-till";
import { nest } from "@/lib/checkout/rules";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { sellsAt } from "@/lib/till/reads";

/** A form's flat fields as the sale will take them. */
const Buyer = z.preprocess(nest, SellAtTill.shape.contact.unwrap().unwrap().extend({ place: SellAtTill.shape.place, address: SellAtTill.shape.address }));

/** Reads who is told of what is sent or collected, so that it is mended before any money is taken. Nothing is kept: it goes with the sale. */
async function readBuyer(who: Staff, { place }: z.output<typeof Buyer>): Promise<Outcome<null, { why: "not-yours" }>> {
  return sellsAt(who, place) ? done(null) : refused({ why: "not-yours" });
}

export const checkBuyer = answerForm({ namespace: "till", act: action("staff", Buyer, readBuyer), refusals: { "not-yours": "refused.not-yours" }, onDone: () => {} });
