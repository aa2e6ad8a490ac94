"use client";
import { Select } from "@/components/ui/field";
import type { WindowsView } from "./types";

type WindowFieldsProps = {
  readonly stores: readonly WindowsView[];
  readonly typed: Readonly<Record<string, string>>;
  readonly hint: string;
  /** Why the chosen window can't be had. */
  readonly problem: (field: string) => string | undefined;
};

/** When the shopper comes, where a store has pickup windows; at any time once it is ready, unless they choose one. */
export function WindowFields({ stores, typed, hint, problem }: WindowFieldsProps) {
  return stores.map(({ name, label, any, windows, full }) => (
    <div key={label} className="mt-6 border-t border-line pt-5">
      <Select key={typed[name]} name={name} label={label} defaultValue={typed[name] ?? ""} hint={full ?? hint} error={typed[name] ? problem(name) : undefined}>
        <option value="">{any}</option>
        {windows.map(({ value, label: said }) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </Select>
    </div>
  ));
}
