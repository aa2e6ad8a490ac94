"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useTransition } from "react";

type FacetFormProps = { readonly action: string; readonly atOnce: boolean; readonly className?: string; readonly children: ReactNode };

/** Goes to the list that the form asks for: at each change where the list is in sight, else when the button is pressed. */
export function FacetForm({ action, atOnce, className, children }: FacetFormProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const go = (form: HTMLFormElement) => {
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (typeof value === "string" && value !== "") query.append(key, value);
    form.closest("dialog")?.close();
    start(() => router.push(query.size > 0 ? `${action}?${query}` : action.replace(/\/filter$/, ""), { scroll: false }));
  };
  const onChange = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    if (atOnce && (target as HTMLInputElement).inputMode !== "decimal") go(currentTarget);
  };
  return (
    <form
      action={action}
      className={className}
      aria-busy={busy || undefined}
      onChange={onChange}
      onSubmit={(event) => {
        event.preventDefault();
        go(event.currentTarget);
      }}
    >
      {children}
    </form>
  );
}
