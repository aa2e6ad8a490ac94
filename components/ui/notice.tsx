import type { ReactNode } from "react";
import { AlertIcon, NoticeIcon, TickIcon } from "./icons";

type NoticeProps = {
  /** Kept, look before you go on, refused, or merely worth knowing. */
  readonly tone: "good" | "warn" | "bad" | "plain";
  readonly children: ReactNode;
  /** Read out when it appears: set on the answer to something the reader just did. */
  readonly live?: boolean | undefined;
  readonly className?: string | undefined;
};

const ICONS = { good: TickIcon, warn: NoticeIcon, bad: AlertIcon, plain: NoticeIcon };

/** A sentence that must not be missed, where it belongs. Errors live here and in fields, never in a toast. */
export function Notice({ tone, children, live = false, className }: NoticeProps) {
  const Icon = ICONS[tone];
  const role = live ? (tone === "bad" ? "alert" : "status") : undefined;
  return (
    <div className={`note note-${tone}${className ? ` ${className}` : ""}`} role={role}>
      <Icon />
      <div>{children}</div>
    </div>
  );
}
