"use client";
import { type FormEvent, useEffect, useState } from "react";
import { fill } from "@/lib/core/fill";
import { useChoosing } from "../catalogue/choosing";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { showDialog } from "../ui/show-dialog";
import type { Why } from "./bring";
import { useHere } from "./here";
import type { RequestView } from "./views";
import type { AisleWords } from "./words";

const SHEET = "bring";

/** Where they are, if they care to say, and the call. Opens as it comes, and again whenever `times` rises. */
export default function BringSheet({ title, words, times }: { readonly title: string; readonly words: AisleWords["bring"]; readonly times: number }) {
  const { chosen } = useChoosing();
  const { store, labelOf, view, look, setRequest } = useHere();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => showDialog(SHEET), [times]);
  const goods = [title, chosen.name].filter(Boolean).join(", ");
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const spot = String(new FormData(event.currentTarget).get("spot") ?? "");
    setBusy(true);
    setRefusal(null);
    const answer = await fetch("/api/aisle", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ store: store.handle, variantId: chosen.id, labelOf, spot }) })
      .then(async (said) => (await said.json()) as { ok: true; value: RequestView } | { ok: false; why: string })
      .catch(() => ({ ok: false, why: "fault" }) as const);
    setBusy(false);
    if (!answer.ok) {
      setRefusal(fill(words.no[answer.why in words.no ? (answer.why as Why) : "fault"], { says: view?.says ?? "" }));
      return look();
    }
    setRequest(answer.value);
    (document.getElementById(SHEET) as HTMLDialogElement | null)?.close();
    document.getElementById("request")?.scrollIntoView({ block: "center" });
  };
  return (
    <Dialog id={SHEET} from="below" title={words.title} closeWord={words.close}>
      <form className="grid gap-5 pb-6" onSubmit={(event) => void send(event)}>
        <p>{fill(words.text, { goods, place: store.name })}</p>
        {refusal ? (
          <Notice tone="bad" live>
            {refusal}
          </Notice>
        ) : null}
        <Field name="spot" id="bring-spot" label={words.spot} hint={words.spotHint} maxLength={80} autoComplete="off" enterKeyHint="send" />
        <Button type="submit" size="large" busy={busy} className="w-full">
          {words.submit}
        </Button>
      </form>
    </Dialog>
  );
}
