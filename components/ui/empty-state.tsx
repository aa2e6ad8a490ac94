import type { ReactNode } from "react";

type EmptyStateProps = {
  /** One line. */
  readonly title: ReactNode;
  /** One reason. */
  readonly reason?: ReactNode;
  /** One way on. */
  readonly children?: ReactNode;
  readonly heading?: "h1" | "h2" | "p" | undefined;
  readonly className?: string | undefined;
};

/** Nothing here yet: a line, a reason, a way on. No drawings. */
export function EmptyState({ title, reason, children, heading: Heading = "p", className = "py-10 lg:py-16" }: EmptyStateProps) {
  return (
    <div className={className}>
      <Heading className={Heading === "h1" ? "h1" : "h2"}>{title}</Heading>
      {reason ? <p className="lead mt-3 max-w-[44ch]">{reason}</p> : null}
      {children ? <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">{children}</div> : null}
    </div>
  );
}
