"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import type { SearchBoxProps } from "./search-box";

const SearchDialog = lazy(() => import("./search-dialog"));

/** Makes the header's search open over the page, with suggestions. Its code comes with the first press; without script the link leads to the search page. */
export function SearchAnywhere(props: Omit<SearchBoxProps, "id">) {
  const [times, setTimes] = useState(0);
  const { action } = props;
  useEffect(() => {
    const press = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.(`.head a[href="${action}"]`);
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || location.pathname === action) return;
      event.preventDefault();
      event.stopPropagation();
      setTimes((before) => before + 1);
    };
    document.addEventListener("click", press, true);
    return () => document.removeEventListener("click", press, true);
  }, [action]);
  return times > 0 ? (
    <Suspense>
      <SearchDialog {...props} times={times} />
    </Suspense>
  ) : null;
}
