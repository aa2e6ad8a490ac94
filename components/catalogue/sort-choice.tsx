"use client";
import { useRouter } from "next/navigation";

type SortChoiceProps = { readonly label: string; readonly value: string; readonly options: readonly { readonly value: string; readonly label: string; readonly href: string }[] };

/** The order of the list. Each order is an address of its own. */
export function SortChoice({ label, value, options }: SortChoiceProps) {
  const router = useRouter();
  return (
    <label className="small flex items-center gap-2">
      <span className="text-ink-2 max-lg:sr-only">{label}</span>
      <select
        key={value}
        className="select-plain"
        defaultValue={value}
        onChange={({ target }) => router.push(options.find((o) => o.value === target.value)?.href ?? "", { scroll: false })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
