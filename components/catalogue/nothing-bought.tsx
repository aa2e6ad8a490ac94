"use client";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { showToast } from "@/components/ui/show-toast";

/** Around a product that is only looked at: choosing works, buying says why it doesn't; without script no button does anything. */
export function NothingBought({ says, children }: { readonly says: string; readonly children: ReactNode }) {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const stop = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    showToast(says);
  };
  return (
    <fieldset role="presentation" className="contents" disabled={!live} onSubmitCapture={stop}>
      {children}
    </fieldset>
  );
}
