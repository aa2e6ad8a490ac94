import { fill } from "@/lib/core/fill";
import { sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { SignedIn } from "@/lib/customers/types";

type Props = {
  readonly sessions: readonly SignedIn[];
  readonly locale: Locale;
  readonly words: { readonly here: string; readonly other: string; readonly since: string; readonly seen: string };
};

const ROME = "Europe/Rome";

/** Where somebody is signed in, this browser first. */
export function SignedInList({ sessions, locale, words }: Props) {
  const say = (text: string, at: Date) => fill(text, { day: sayDay(at, locale, ROME), time: sayTime(at, locale, ROME) });
  return (
    <ul className="mb-6 max-w-[36rem]">
      {sessions
        .toSorted((a, b) => Number(b.here) - Number(a.here))
        .map((session) => (
          <li key={session.id} className="border-b border-line py-3 first:pt-0">
            <p className="t">{session.here ? words.here : words.other}</p>
            <p className="cap num">
              {say(words.since, session.startedAt)}
              <br />
              {say(words.seen, session.seenAt)}
            </p>
          </li>
        ))}
    </ul>
  );
}
