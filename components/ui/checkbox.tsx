import type { InputHTMLAttributes, ReactNode } from "react";
import { FieldError } from "./field";

type TickProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "className"> & {
  readonly name: string;
  readonly children: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string | undefined;
};

/** A box to tick, with its words. Consent is never ticked in advance. */
export function Checkbox({ children, error, className, ...rest }: TickProps) {
  const errorId = error ? `${rest.id ?? rest.name}-error` : undefined;
  return (
    <div className={className}>
      <label className="tick">
        <input {...rest} type="checkbox" className="check" aria-invalid={error ? true : undefined} aria-describedby={errorId ?? rest["aria-describedby"]} />
        <span>{children}</span>
      </label>
      {errorId ? <FieldError id={errorId}>{error}</FieldError> : null}
    </div>
  );
}
