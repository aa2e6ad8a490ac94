"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { STANDS, type Stand } from "@/lib/staff/approvals/types";
import { Notice } from "../ui/notice";
import { useStream } from "./use-stream";

type Props = { readonly place: string; readonly approvalId: string; /** Where it was needed; null: on this very page, which then shows what it may. */ readonly back: string | null; readonly words: { readonly [S in Stand]: string } };
const TONES = { waits: "plain", given: "good", refused: "bad", withdrawn: "warn", over: "warn" } as const;

/** Waits for a manager who stands elsewhere: at their yes one is back where it was needed, by oneself; their no is said. */
export function ApprovalWait({ place, approvalId, back, words }: Props) {
  const router = useRouter();
  const [stand, setStand] = useState<Stand>("waits");
  useStream(`/api/staff/approvals/live?place=${place}&approvalId=${approvalId}`, (data) => {
    const now = STANDS.find((each) => each === data);
    if (!now || now === stand) return;
    setStand(now);
    if (back === null) router.refresh();
    else if (now === "given") router.push(back);
  });
  return (
    <Notice tone={TONES[stand]} live>
      {words[stand]}
    </Notice>
  );
}
