"use client";
import { useState } from "react";
import { fill } from "@/lib/core/fill";

type Props = { readonly href: string; readonly name: string; readonly pages: number; readonly words: { readonly download: string; readonly progress: string; readonly failed: string } };
/** How a page of a PDF begins; each comes as soon as it is drawn. */
const BEGINS = "/Type /Page";
const PAGE = /\/Type \/Page\b/g;

/** Fetches a long PDF and shows how many of its pages are there. Before any script it is a plain link. */
export function FetchPdf({ href, name, pages, words }: Props) {
  const [come, setCome] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const get = async () => {
    setCome(0);
    setFailed(false);
    try {
      const answer = await fetch(href);
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      const parts: BlobPart[] = [];
      let text = "";
      const latin = new TextDecoder("latin1");
      for (let reader = answer.body.getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        text += latin.decode(part.value, { stream: true });
        const found = text.match(PAGE)?.length ?? 0;
        text = text.slice(found > 0 ? text.lastIndexOf(BEGINS) + BEGINS.length : 0).slice(-BEGINS.length);
        setCome((before) => (before ?? 0) + found);
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(parts, { type: "application/pdf" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch {
      setFailed(true);
    }
    setCome(null);
  };
  return (
    <>
      <a href={href} download={name} className="btn btn-1" aria-disabled={come !== null} onClick={(event) => { event.preventDefault(); if (come === null) void get(); }}>
        {words.download}
      </a>
      <p className="pdf-state" role="status">
        {come === null ? (failed ? words.failed : "") : (
          <>
            <progress max={pages} value={Math.min(come, pages)} aria-label={words.download} />
            {fill(words.progress, { done: Math.min(come, pages), all: pages })}
          </>
        )}
      </p>
    </>
  );
}
