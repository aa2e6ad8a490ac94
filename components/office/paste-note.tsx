"use client";
import { Field, Select } from "@/components/ui/field";
import { PasteForm, type PasteProps, type PasteWords } from "./paste-form";

export type PasteNoteWords = PasteWords & Readonly<Record<"place" | "supplier" | "reference" | "referenceHint", string>>;
type Props = PasteProps<PasteNoteWords> & { readonly places: readonly { readonly id: string; readonly name: string }[] };

/** A delivery note: what came to a place, and what it cost. */
export const PasteNote = ({ places, ...props }: Props) => (
  <PasteForm {...props}>
    {(typed) => (
      <>
        <Select name="locationId" label={props.words.place} defaultValue={typed("locationId") || places[0]?.id}>
          {places.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
        <Field name="supplier" label={props.words.supplier} defaultValue={typed("supplier")} autoComplete="organization" />
        <Field name="reference" label={props.words.reference} hint={props.words.referenceHint} defaultValue={typed("reference")} autoComplete="off" />
      </>
    )}
  </PasteForm>
);
