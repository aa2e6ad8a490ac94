"use client";
import { type FormEvent, useRef, useState } from "react";
import { readCode } from "@/lib/codes/rules";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import { Notice } from "../ui/notice";
import { leadShopper } from "./lead-shopper";
import { Scanner } from "./scanner";
import type { ScanHereWords, ScannerWords } from "./words";

type Props = { readonly words: ScanHereWords; readonly camera: ScannerWords; readonly locale: Locale; /** Where what is typed is looked up before any script has come. */ readonly search: string };
type Said = { readonly is: "opening" | "not-ours" | "insecure" | "misread" | "pass"; readonly what: string };

/** A shopper reads a label, by camera, photo or typing, and is led to what it names. Somebody else's code is named, and opens nothing. */
export function ScanHere({ words, camera, locale, search }: Props) {
  const [said, setSaid] = useState<Said | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = (text: string) => {
    const led = leadShopper(readCode(text, location.origin), text, locale, new URLSearchParams(location.search).get("place"));
    if ("says" in led) return setSaid({ is: led.says, what: led.what });
    setSaid({ is: "opening", what: "" });
    location.assign(led.to); // anew: other pages may have no camera
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = input.current?.value.trim() ?? "";
    if (text) take(text);
  };
  return (
    <>
      <div className="scan-here">
        <Scanner words={camera} onCode={take} beeps>
          {words.open}
        </Scanner>
      </div>
      <div role="status" className="my-6">
        {said === null ? null : said.is === "opening" ? (
          <p>{words.opening}</p>
        ) : (
          <Notice tone={said.is === "pass" ? "plain" : "warn"}>
            <strong className="block">{fill(words[said.is].title, { what: said.what })}</strong>
            {fill(words[said.is].text, { what: said.what })}
          </Notice>
        )}
      </div>
      <form action={search} onSubmit={send} className="scan-typed">
        <label htmlFor="scan-typed" className="field-name">
          {words.typed}
        </label>
        <div>
          <input ref={input} id="scan-typed" name="q" className="input" inputMode="text" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={200} enterKeyHint="go" aria-describedby="scan-typed-hint" required />
          <button type="submit" className="btn btn-2">
            {words.submit}
          </button>
        </div>
        <p id="scan-typed-hint" className="hint">
          {words.hint}
        </p>
      </form>
    </>
  );
}
