"use client";
import { useEffect } from "react";
import type { Locale } from "@/lib/core/who";
import type { BagActions } from "./actions";
import { Bag } from "./bag";
import { beginWith, useBagView } from "./bag-state";
import type { BagView } from "./bag-view";

/** The bag on its own page: begins with what the server sent, and stays in step with every other place that shows it. */
export function BagPage({ first, actions, locale }: { readonly first: BagView; readonly actions: BagActions; readonly locale: Locale }) {
  useEffect(() => beginWith(first), [first]);
  const view = useBagView(first) ?? first;
  return <Bag view={view} actions={actions} locale={locale} in="page" />;
}
