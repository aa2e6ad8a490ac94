"use server";
import { z } from "zod";
import { AddPicture, addPicture, type NotAdded } from "@/lib/catalogue/add-picture";
import { EditPictures, editPictures } from "@/lib/catalogue/edit-pictures";
import { FocusPicture, focusPicture } from "@/lib/catalogue/focus-picture";
import type { Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";

/** Somewhat less than the largest body that anything takes. */
const MOST_BYTES = 1_000_000;
const Added = AddPicture.extend({ photo: z.instanceof(File).refine(({ size }) => size > 0 && size <= MOST_BYTES, "required") });

/** A picture, made smaller on its way by the browser. */
export const addOne = answerForm({
  namespace: "admin-products",
  act: action("staff", Added, async function addOne(who: Staff, { photo, ...its }): Promise<Outcome<null, NotAdded>> {
    return addPicture(who, its, new Uint8Array(await photo.arrayBuffer()));
  }),
  refusals: { "not-yours": "refused.not-yours", "unknown-product": "refused.unknown-product", "no-picture": "refused.no-picture", "too-small": "refused.too-small", enough: "refused.enough" },
});

/** The form's fields as what they say: the order and what goes as lists of ids, and of each what it shows. */
const Flat = z.looseObject({ handle: z.unknown(), seen: z.unknown(), order: z.string().max(8_000), gone: z.string().max(8_000).default("") }).transform(({ handle, seen, order, gone, ...said }, context) => {
  const out = new Set(gone.split(","));
  const ids = order.split(",").filter((id) => id !== "" && !out.has(id));
  const read = EditPictures.safeParse({ handle, seen, pictures: ids.map((id) => ({ id, alt: { it: said[`${id}.it`], en: said[`${id}.en`] }, role: said[`${id}.role`], shows: said[`${id}.shows`] })) });
  if (read.success) return read.data;
  for (const [path, message] of Object.entries(problemsOf(read.error))) {
    const [, i, language] = /^pictures\.(\d+)\.alt\.(it|en)$/.exec(path) ?? [];
    context.addIssue({ code: "custom", message, path: [language ? `${ids[Number(i)]}.${language}` : path] });
  }
  return z.NEVER;
});

/** What they show, their order, and which of them go. */
export const editThem = answerForm({
  namespace: "admin-products",
  act: action("staff", Flat, editPictures),
  refusals: { "not-yours": "refused.not-yours", "unknown-product": "refused.unknown-product", "changed-meanwhile": "refused.changed-elsewhere", "unknown-choice": "refused.unknown-value", "no-main": "refused.no-main" },
  done: "saved",
});

/** How one of them is cut. */
export const frame = answerForm({
  namespace: "admin-products",
  act: action("staff", FocusPicture, focusPicture),
  refusals: { "not-yours": "refused.not-yours", "unknown-product": "refused.unknown-product", "unknown-picture": "refused.unknown-picture" },
  done: "saved",
});
