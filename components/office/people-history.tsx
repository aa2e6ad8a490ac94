import type { ReactNode } from "react";
import { sayDate, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { PersonEdit } from "@/lib/office/people-edits";
import { rolesBeyond } from "@/lib/people/rules";
import type { RoleAt } from "@/lib/staff/types";

type Props = { readonly edits: readonly PersonEdit[]; readonly say: (role: RoleAt) => string; readonly locale: Locale; readonly names: Wording };
const ROME = "Europe/Rome";

/** What was changed of who may come in, the latest first: who, when, what it was and what it became, why, and at which counter. */
export function PeopleHistory({ edits, say, locale, names }: Props) {
  if (edits.length === 0) return <p className="small text-ink-2">{names("history.none")}</p>;
  return (
    <ol className="rows">
      {edits.map((edit, i) => (
        <li key={i} className="grid gap-1 small break-words">
          <p>
            <b className="font-medium">{names(`history.acts.${edit.act}`)}</b>{" "}
            <span className="text-ink-2">{[names("history.by", { name: edit.by, at: `${sayDate(edit.at, locale, ROME)}, ${sayTime(edit.at, locale, ROME)}` }), edit.doneAt && names("history.at", { device: edit.doneAt })].filter(Boolean).join(" · ")}</span>
          </p>
          <Differences edit={edit} say={say} names={names} />
          {edit.reason ? <p><span className="text-ink-2">{`${names("history.reason")}: `}</span>{edit.reason}</p> : null}
        </li>
      ))}
    </ol>
  );
}

function Differences({ edit: { before, after }, say, names }: Pick<Props, "say" | "names"> & { readonly edit: PersonEdit }) {
  const rolesOf = (value: typeof before) => (value && "roles" in value ? value.roles : []);
  const [taken, given] = [rolesBeyond(rolesOf(before), rolesOf(after)), rolesBeyond(rolesOf(after), rolesOf(before))];
  const lines: readonly (readonly [string, ReactNode])[] = [
    ...(before?.name && after?.name && before.name !== after.name ? [[names("history.name"), <><del className="text-ink-2">{before.name}</del> <ins className="no-underline">{after.name}</ins></>] as const] : []),
    ...(taken.length > 0 ? [[names("history.taken"), <del className="text-ink-2">{taken.map(say).join("; ")}</del>] as const] : []),
    ...(given.length > 0 ? [[names("history.given"), <ins className="no-underline">{given.map(say).join("; ")}</ins>] as const] : []),
  ];
  return lines.map(([label, value], i) => <p key={i}><span className="text-ink-2">{`${label}: `}</span>{value}</p>);
}
