import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonLook } from "./button";

type ButtonLinkProps = ButtonLook & Omit<ComponentProps<typeof Link>, "className">;

/** A link that looks like a button: for going somewhere. */
export function ButtonLink({ look, size, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonClass({ look, size, className })} />;
}
