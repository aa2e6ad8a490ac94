"use client";
import { Field, Select } from "@/components/ui/field";
import { PasteForm, type PasteProps, type PasteWords } from "./paste-form";

export type PastePricesWords = PasteWords & Readonly<Record<"kind" | "regular" | "reduced" | "from" | "fromHint" | "until" | "untilHint" | "reason", string>>;

/** Many prices at once. */
export const PastePrices = (props: PasteProps<PastePricesWords>) => (
  <PasteForm {...props}>
    {(typed) => (
      <>
        <Select name="kind" label={props.words.kind} defaultValue={typed("kind") || "regular"}>
          <option value="regular">{props.words.regular}</option>
          <option value="reduced">{props.words.reduced}</option>
        </Select>
        <Field name="from" type="date" label={props.words.from} hint={props.words.fromHint} defaultValue={typed("from")} />
        <Field name="until" type="date" label={props.words.until} hint={props.words.untilHint} defaultValue={typed("until")} />
        <Field name="reason" label={props.words.reason} defaultValue={typed("reason")} autoComplete="off" />
      </>
    )}
  </PasteForm>
);
