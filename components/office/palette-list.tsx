"use client";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { SearchIcon } from "@/components/ui/icons";

type Row = { readonly group: string; readonly href: string; readonly label: string; readonly detail: string; readonly icon: ReactNode };
type Props = {
  readonly rows: readonly Row[];
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onGo: (href: string) => void;
  readonly busy: boolean;
  /** What is said where no row is. */
  readonly note: string | null;
  readonly words: { readonly label: string; readonly hint: string };
};

/** The field and what it found, as a combobox with its list (WAI-ARIA 1.2): the field keeps the focus, arrows move the choice. */
export function PaletteList({ rows, typed, onType, onGo, busy, note, words }: Props) {
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, rows.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && rows.length > 0) {
      event.preventDefault();
      const next = (chosen + step + rows.length) % rows.length;
      setAt(next);
      document.getElementById(`found-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    const row = rows[chosen];
    if (event.key === "Enter" && row && !event.nativeEvent.isComposing) onGo(row.href);
  };
  return (
    <>
      <div className="palette-field">
        <SearchIcon />
        <input
          type="text"
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls="palette-found"
          aria-activedescendant={rows.length > 0 ? `found-${chosen}` : undefined}
          aria-label={words.label}
          aria-busy={busy || undefined}
          placeholder={words.hint}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setAt(0);
            onType(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id="palette-found" role="listbox" aria-label={words.label} className="palette-found">
        {rows.map((row, i) => (
          <div key={row.href} role="presentation">
            {row.group === rows[i - 1]?.group ? null : <p className="palette-group" aria-hidden="true">{row.group}</p>}
            <div id={`found-${i}`} role="option" tabIndex={-1} aria-selected={i === chosen} className="palette-row" onPointerMove={() => setAt(i)} onClick={() => onGo(row.href)} onKeyDown={onKeyDown}>
              {row.icon}
              <span className="font-medium">{row.label}</span>
              <span className="truncate text-ink-2">{row.detail}</span>
            </div>
          </div>
        ))}
      </div>
      <p className="palette-note" role="status">{note}</p>
    </>
  );
}
