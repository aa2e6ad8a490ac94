"use server";
import { redirect } from "next/navigation";
import { OpenShop } from "@/lib/people/open-shop";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { openShopHere } from "@/lib/request/colleagues";

const go = ({ to }: { readonly to: string }) => redirect(to);
export const openIt = answerForm({
  namespace: "admin-begin",
  act: action("shopper", OpenShop, openShopHere),
  refusals: { "wrong-code": "first.wrong-code", "opened-already": "first.opened-already", "too-many": "first.too-many" },
  onDone: go,
});
