"use server";
import { redirect } from "next/navigation";
import { BeginProduct, beginProduct } from "@/lib/catalogue/begin-product";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

/** A draft, and on to its pages. */
export const begin = answerForm({
  namespace: "admin-products",
  act: action("staff", BeginProduct, beginProduct),
  refusals: { "not-yours": "refused.not-yours", "sku-taken": "refused.sku-taken" },
  onDone: ({ handle }: { readonly handle: string }) => redirect(`/admin/products/${handle}`),
});
