import { MinusIcon, PlusIcon } from "./icons";

type StepperProps = {
  readonly count: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly words: {
    /** Names the group: "Quantity, Cuscino Lino". */
    readonly label: string;
    readonly fewer: string;
    readonly more: string;
  };
  /** Inside a form: both buttons submit this name with the count they lead to, so it works before any script runs. */
  readonly name?: string | undefined;
  readonly onStep?: ((count: number) => void) | undefined;
};

/** One fewer, how many, one more. At the minimum the first is off: removing has its own button. */
export function Stepper({ count, min = 1, max = 99, words, name, onStep }: StepperProps) {
  const to = (next: number, refused: boolean) => ({
    type: name ? ("submit" as const) : ("button" as const),
    name,
    value: next,
    disabled: refused,
    onClick: onStep
      ? (event: { preventDefault(): void }) => {
          event.preventDefault();
          onStep(next);
        }
      : undefined,
  });
  return (
    <div className="step" role="group" aria-label={words.label}>
      <button {...to(count - 1, count <= min)} aria-label={words.fewer}>
        <MinusIcon small />
      </button>
      <output>{count}</output>
      <button {...to(count + 1, count >= max)} aria-label={words.more}>
        <PlusIcon small />
      </button>
    </div>
  );
}
