import type { ComponentProps } from "react";
import { AnsweringForm } from "@/components/account/answering-form";
import type { Answered } from "@/lib/core/form";
import { keptAnswer } from "@/lib/request/kept-answer";

type Props = Omit<ComponentProps<typeof AnsweringForm>, "answered">;

/** A form that also shows its answer where no JavaScript has arrived: then the page itself is the answer. */
export async function AnsweredForm(props: Props) {
  const answered = await keptAnswer<Answered>(props.name);
  return <AnsweringForm {...props} {...(answered ? { answered } : {})} />;
}
