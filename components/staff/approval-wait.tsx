"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "../ui/notice";
import { useStream } from "./use-stream";

type Props = { readonly place: string; readonly approvalId: string; readonly back: string; readonly words: { readonly waits: string; readonly given: string; readonly over: string } };

/** Waits for a manager who stands elsewhere: at their yes one is back where it was needed, by oneself. */
export function ApprovalWait({ place, approvalId, back, words }: Props) {
  const router = useRouter();
  const [stand, setStand] = useState<"waits" | "given" | "over">("waits");
  useStream(`/api/staff/approvals/live?place=${place}&approvalId=${approvalId}`, (data) => {
    if (data !== "waits" && data !== "given" && data !== "over") return;
    setStand(data);
    if (data === "given") router.push(back);
  });
  return (
    <Notice tone={stand === "waits" ? "plain" : stand === "given" ? "good" : "warn"} live>
      {words[stand]}
    </Notice>
  );
}
