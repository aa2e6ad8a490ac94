import { type FormEvent, useState } from "react";

const NONE: ReadonlySet<string> = new Set();

/** Which fields somebody has typed in since `answer` came: what it said of them may be true no more, so nobody says it. */
export function useMended(answer: unknown) {
  const [touched, setTouched] = useState({ answer, names: NONE });
  const names = touched.answer === answer ? touched.names : NONE;
  return {
    /** Something has been typed since. */
    begun: names.size > 0,
    isMended: (name: string): boolean => names.has(name),
    onInput: ({ target }: FormEvent<HTMLFormElement>): void => {
      const { name } = target as HTMLInputElement;
      if (name && !names.has(name)) setTouched({ answer, names: new Set([...names, name]) });
    },
  };
}
