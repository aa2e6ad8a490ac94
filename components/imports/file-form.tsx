"use client";
import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";

type Choice = readonly [value: string, words: string];
type Props = {
  readonly importId: string;
  readonly places: readonly Choice[];
  readonly rates: readonly Choice[];
  readonly languages: readonly Choice[];
  readonly words: Readonly<Record<"file" | "fileHint" | "place" | "placeHint" | "currency" | "language" | "vat" | "send" | "sending", string>>;
};

/** Sends a file to be looked at, with a bar that says how much of it has gone; a plain form before any script. The file comes last: what is asked must be known before it is read. */
export function FileForm({ importId, places, rates, languages, words }: Props) {
  const [sent, setSent] = useState<number | null>(null);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const call = new XMLHttpRequest(); // fetch does not say how much has gone
    call.upload.onprogress = ({ loaded, total }) => setSent(total > 0 ? loaded / total : 0);
    call.onload = () => {
      const answer = JSON.parse(call.responseText || "{}") as { to?: string };
      window.location.assign(answer.to ?? window.location.pathname);
    };
    call.onerror = () => window.location.assign("/admin/imports?why=gone");
    call.open("POST", event.currentTarget.action);
    call.setRequestHeader("accept", "application/json");
    setSent(0);
    call.send(new FormData(event.currentTarget));
  };
  const options = (choices: readonly Choice[]) => choices.map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
  return (
    <form action="/api/staff/imports/upload" method="post" encType="multipart/form-data" className="grid gap-5" onSubmit={send}>
      <input type="hidden" name="importId" value={importId} />
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <Select label={words.place} hint={words.placeHint} name="place">
          {options(places)}
        </Select>
        <Select label={words.vat} name="vat">
          {options(rates)}
        </Select>
        <Select label={words.language} name="language">
          {options(languages)}
        </Select>
        <Select label={words.currency} name="currency">
          {options([["EUR", "EUR"], ["GBP", "GBP"], ["USD", "USD"]])}
        </Select>
      </div>
      <Field label={words.file} hint={words.fileHint} name="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" required />
      {sent === null ? null : <progress className="import-bar" aria-label={words.sending} max={1} value={sent} />}
      <div>
        <Button type="submit" busy={sent !== null}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
