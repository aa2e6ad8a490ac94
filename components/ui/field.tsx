import type { ComponentProps, ReactNode, SelectHTMLAttributes } from "react";
import { AlertIcon } from "./icons";

export type FieldWords = {
  readonly label: ReactNode;
  /** Sent with the form; also the id, unless `id` is given (needed when a name occurs twice on a page). */
  readonly name: string;
  readonly id?: string | undefined;
  readonly hint?: ReactNode;
  /** A sentence that says how to mend it. */
  readonly error?: string | undefined;
  readonly className?: string | undefined;
};

type Given<T> = Omit<T, keyof FieldWords>;

/** Ties an input to its hint and its error. */
function ties({ name, id = name, hint, error }: FieldWords) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { id, name, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
}

/** Label above, hint and error below, around whatever is filled in. Optional fields say so in the label. */
export function FieldFrame({ label, name, id = name, hint, error, className, children }: FieldWords & { readonly children: ReactNode }) {
  return (
    <div className={`field${className ? ` ${className}` : ""}`}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}

/** The sentence under a field, a group or a form that says what to mend. */
export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <span className="msg" id={id}>
      <AlertIcon small />
      <span>{children}</span>
    </span>
  );
}

type FieldProps = FieldWords & Given<ComponentProps<"input">>;

/** One line to fill in. Give `autoComplete` (and `inputMode` for figures) wherever there is one. */
export function Field({ label, name, id, hint, error, className, ...rest }: FieldProps) {
  const words = { label, name, id, hint, error, className };
  return (
    <FieldFrame {...words}>
      <input type="text" {...rest} {...ties(words)} className="input" />
    </FieldFrame>
  );
}

type SelectProps = FieldWords & Given<SelectHTMLAttributes<HTMLSelectElement>> & { readonly children: ReactNode };

/** One of a few, from a list; children are `<option>`s. */
export function Select({ label, name, id, hint, error, className, children, ...rest }: SelectProps) {
  const words = { label, name, id, hint, error, className };
  return (
    <FieldFrame {...words}>
      <select {...rest} {...ties(words)} className="input">
        {children}
      </select>
    </FieldFrame>
  );
}
