import { fill } from "@/lib/core/fill";
import { AlertIcon } from "../ui/icons";
import type { StaffWords } from "./queue-view";
import type { Line } from "./use-queue";

/** Says when what is shown may be old, and what to do. Silence means that all is well. */
export function LineBanner({ line, clock, words, signIn }: { readonly line: Line; readonly clock: string; readonly words: StaffWords["line"]; readonly signIn: string }) {
  return (
    <div role="status">
      {line === "cut" ? (
        <p className="net net-warn">
          <AlertIcon />
          <span>{fill(words.cut, { at: clock })}</span>
        </p>
      ) : null}
      {line === "over" ? (
        <p className="net net-bad">
          <AlertIcon />
          <span>{words.over}</span>
          <a className="btn btn-2" href={signIn}>
            {words.signIn}
          </a>
        </p>
      ) : null}
    </div>
  );
}
