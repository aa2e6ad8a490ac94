"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import type { SearchBoxProps } from "./search-box";

const SearchDialog = lazy(() => import("./search-dialog"));

/** Makes the header's search open over the page, with suggestions, and the menu's search stay in this page. Its code comes with the first press; without script the link leads to the search page. */
export function SearchAnywhere(props: Omit<SearchBoxProps, "id">) {
  const [times, setTimes] = useState(0);
  const { action } = props;
  const router = useRouter();
  useEffect(() => {
    const press = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.(`.head a[href="${action}"]`);
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || location.pathname === action) return;
      event.preventDefault();
      event.stopPropagation();
      setTimes((before) => before + 1);
    };
    const send = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (!form.matches(".head form[role=search]")) return;
      event.preventDefault();
      form.closest("dialog")?.close();
      router.push(`${action}?${new URLSearchParams({ q: String(new FormData(form).get("q")) })}`);
    };
    document.addEventListener("click", press, true);
    document.addEventListener("submit", send);
    return () => {
      document.removeEventListener("click", press, true);
      document.removeEventListener("submit", send);
    };
  }, [action, router]);
  return times > 0 ? (
    <Suspense>
      <SearchDialog {...props} times={times} />
    </Suspense>
  ) : null;
}
