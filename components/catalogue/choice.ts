/** Anything with a value for each option of its product. */
type Chosen = { readonly id: string; readonly choice: Readonly<Record<string, string>> };

/** The field that holds an option's value in the form. */
export const fieldOf = (option: string): string => `option-${option}`;

/** The variant that has a value of an option and in everything else stays nearest to the chosen one; undefined when none has it. */
export function nearest<V extends Chosen>(variants: readonly V[], chosen: V, option: string, value: string): V | undefined {
  const kept = (v: V) => Object.entries(chosen.choice).filter(([key, each]) => key !== option && v.choice[key] === each).length;
  return variants.filter((v) => v.choice[option] === value).toSorted((a, b) => kept(b) - kept(a))[0];
}

/** The variant that a form's options say, whatever its hidden field named when the page began; undefined when there is none like that. */
export function variantIn<V extends Chosen>(variants: readonly V[], form: FormData): V | undefined {
  const fitting = variants.filter((v) => Object.entries(v.choice).every(([key, value]) => form.get(fieldOf(key)) === value));
  return fitting.find((v) => v.id === form.get("variant")) ?? fitting[0];
}
