import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonLook = {
  /** One filled button in a view; the rest are outlined. */
  readonly look?: "filled" | "outlined" | undefined;
  /** 56 px in buying and paying, 48 px elsewhere, 40 px in rows. */
  readonly size?: "large" | "normal" | "small" | undefined;
  readonly className?: string | undefined;
};

const HEIGHTS = { large: " btn-lg", normal: "", small: " btn-sm" };

/** Class names of a button, for the few elements that are neither a button nor a link (a summary, a file label). */
export function buttonClass({ look = "filled", size = "normal", className }: ButtonLook = {}): string {
  return `btn ${look === "filled" ? "btn-1" : "btn-2"}${HEIGHTS[size]}${className ? ` ${className}` : ""}`;
}

export type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & {
    readonly children: ReactNode;
    /** At work: keeps width and name, takes no second press. */
    readonly busy?: boolean | undefined;
  };

/** A button that does something here. It submits only when asked to (`type="submit"`). */
export function Button({ look, size, className, busy = false, children, type = "button", onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      onClick={busy ? undefined : onClick}
      className={buttonClass({ look, size, className })}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
    >
      <span className="btn-words">{children}</span>
    </button>
  );
}
