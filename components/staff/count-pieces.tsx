"use client";
import { useState } from "react";

type Piece = { readonly worth: number; readonly label: string; readonly say: string };
type Props = { readonly groups: readonly { readonly title: string; readonly pieces: readonly Piece[] }[]; readonly total: string; readonly currency: string; readonly locale: string };

/** How many of each note and coin, in large figures; Enter goes to the next, and what is typed is summed as it is typed. What should be there is nowhere in it. */
export function CountPieces({ groups, total, currency, locale }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const sum = Object.entries(typed).reduce((all, [worth, many]) => all + Number(worth) * (Number.parseInt(many, 10) || 0), 0);
  const next = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter") return;
    const all = [...(event.currentTarget.form?.querySelectorAll<HTMLInputElement>(".count-piece input") ?? [])];
    const after = all[all.indexOf(event.currentTarget) + 1];
    if (!after) return;
    event.preventDefault();
    after.focus();
    after.select();
  };
  return (
    <>
      {groups.map(({ title, pieces }) => (
        <fieldset key={title} className="count-group">
          <legend>{title}</legend>
          {pieces.map(({ worth, label, say }) => (
            <label key={worth} className="count-piece">
              <span>{label}</span>
              <input
                name={`p${worth}`} inputMode="numeric" pattern="[0-9]*" maxLength={6} autoComplete="off" aria-label={say} placeholder="0" value={typed[worth] ?? ""} onKeyDown={next} onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => setTyped({ ...typed, [worth]: event.currentTarget.value.replace(/\D/g, "") })}
              />
            </label>
          ))}
        </fieldset>
      ))}
      <p className="count-total" role="status">
        {total}
        <b>{new Intl.NumberFormat(locale, { style: "currency", currency, useGrouping: true }).format(sum / 100)}</b>
      </p>
    </>
  );
}
