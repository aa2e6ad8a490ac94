import type { ButtonHTMLAttributes, ReactNode } from "react";
import { CrossIcon } from "./icons";

type DialogProps = {
  readonly id: string;
  readonly title: ReactNode;
  /** Centred, a drawer from a side, or a sheet that rises from the foot of a phone. */
  readonly from?: "centre" | "right" | "left" | "below" | undefined;
  readonly closeWord: string;
  readonly children: ReactNode;
  /** Stays while the body scrolls: totals and the one filled button. */
  readonly foot?: ReactNode;
  readonly titleClass?: string | undefined;
  readonly className?: string | undefined;
};

const SIDES = { centre: "", right: " from-right", left: " from-left", below: " from-below" };

/**
 * A native dialog: focus goes in and comes back, Escape and the ground behind close it. Open it with a button that spreads
 * `opens(id)`, which needs no island, or from an island with `showDialog(id)`.
 */
export function Dialog({ id, title, from = "centre", closeWord, children, foot, titleClass = "h2", className }: DialogProps) {
  return (
    <dialog id={id} className={`dialog${SIDES[from]}${className ? ` ${className}` : ""}`} aria-labelledby={`${id}-title`} closedby="any">
      <div className="dialog-head">
        <h2 id={`${id}-title`} className={titleClass}>
          {title}
        </h2>
        <button type="button" className="icon-btn -mr-3" aria-label={closeWord} {...closes(id)}>
          <CrossIcon />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      {foot ? <div className="dialog-foot">{foot}</div> : null}
    </dialog>
  );
}

type Command = Pick<ButtonHTMLAttributes<HTMLButtonElement>, "aria-haspopup">;

/** Attributes of a button that opens the dialog: native commands, with a fallback in the frame's script. */
export const opens = (id: string): Command => ({ command: "show-modal", commandfor: id, "aria-haspopup": "dialog" }) as Command;

/** Attributes of a button that closes it. */
export const closes = (id: string): object => ({ command: "close", commandfor: id });
