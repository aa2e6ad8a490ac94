"use client";
import { useState } from "react";
import { fill } from "@/lib/core/fill";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useHere } from "./here";
import type { RequestView } from "./views";
import type { AisleWords } from "./words";

const TONES = { asked: "plain", accepted: "good", brought: "good", "not-there": "warn", withdrawn: "plain", expired: "warn" } as const;

/** Who is coming, in a sentence. */
export function sayRequest({ state, by }: RequestView, words: AisleWords["bring"]["state"]): string {
  return state === "accepted" ? (by ? fill(words.accepted.title, { name: by }) : words.accepted.nameless) : words[state].title;
}

/** How it goes with what was asked for, and how not to need it any more. */
export function RequestCard({ words }: { readonly words: AisleWords["bring"] }) {
  const { request, setRequest, look } = useHere();
  const [busy, setBusy] = useState(false);
  if (!request) return <div role="status" id="request" />;
  const withdraw = async () => {
    setBusy(true);
    const answer = await fetch("/api/aisle/withdraw", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ requestId: request.id }) }).catch(() => null);
    setBusy(false);
    if (answer?.ok) setRequest({ ...request, state: "withdrawn" });
    look();
  };
  return (
    <div role="status" id="request">
      <Notice tone={TONES[request.state]} className="mt-6">
        <p className="t">{sayRequest(request, words.state)}</p>
        <p className="small mt-1">{fill(words.state[request.state].text, { goods: request.goods })}</p>
        {request.state === "asked" || request.state === "accepted" ? (
          <Button look="outlined" size="small" className="mt-3" busy={busy} onClick={() => void withdraw()}>
            {words.withdraw}
          </Button>
        ) : null}
      </Notice>
    </div>
  );
}
