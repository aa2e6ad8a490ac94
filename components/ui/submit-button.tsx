"use client";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button that sends its form; busy while the answer is on its way. */
export function SubmitButton(props: Omit<ButtonProps, "type" | "busy">) {
  const { pending } = useFormStatus();
  return <Button {...props} type="submit" busy={pending} />;
}
