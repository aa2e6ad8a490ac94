"use client";
import { useEffect, useRef } from "react";
import { ShowCode, type ShowCodeProps } from "../ui/show-code";
import { AT_TILL, type CartWords } from "./bag-view";

/** The bag is paid at a till: the code that a colleague scans, or types where they can't. The bag above stays in step with the till's screen. */
export function TillCode({ words, show }: { readonly words: CartWords["atTill"]; readonly show: ShowCodeProps["show"] }) {
  const pressed = useRef<() => void>(null);
  useEffect(() => {
    const look = () => void (location.hash === `#${AT_TILL}` && pressed.current?.());
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return (
    <section id={AT_TILL} className="mt-10 max-w-sm scroll-mt-6" aria-label={words.title}>
      <h2 className="h3 mb-2">{words.title}</h2>
      <p className="small mb-4">{words.text}</p>
      <ShowCode words={words} show={show} pressed={pressed} />
    </section>
  );
}
