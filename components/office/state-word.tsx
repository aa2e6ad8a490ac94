import type { ReactNode } from "react";

/** A state in a table: a word, and a dot in the colour of what it means; colour is never alone. */
export const StateWord = ({ tone, children }: { readonly tone: "good" | "warn" | "bad" | "quiet"; readonly children: ReactNode }) => <span className="state-word" data-tone={tone}>{children}</span>;
