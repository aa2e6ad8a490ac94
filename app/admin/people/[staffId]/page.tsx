import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { PeopleHistory } from "@/components/office/people-history";
import { RoleForm } from "@/components/office/role-form";
import type { Answered } from "@/lib/core/form";
import { isId, type StaffId } from "@/lib/core/id";
import { places } from "@/lib/locations/reads";
import { colleagueWhole, givableBy, keepersOf } from "@/lib/office/people";
import { roleKey } from "@/lib/people/rules";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { change } from "../actions";
import { RoleDuties } from "../role-duties";
import { roleTable } from "../role-words";
import { sayNames, sayRole } from "../say-people";

type Props = { readonly params: Promise<{ staffId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-people")("title") };
}

/** A colleague's name and roles at places, to be changed; beside them what was changed before. */
async function ColleaguePage({ params }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const names = words(locale, "admin-people");
  const { staffId } = await params;
  const open = isId(staffId) ? await colleagueWhole(colleague, staffId as StaffId) : null;
  if (!open || open.stands === "yourself") {
    const keepers = await keepersOf();
    return <OfficeFrame><NotYours title={names(open ? "refused.yourself" : "refused.not-yours")} text={keepers.length > 0 ? names("whoMay", { names: sayNames(keepers, locale) }) : names("whoMayNone")} /></OfficeFrame>;
  }
  const known = await places();
  const at = known.filter(({ id }) => colleague.at === null || colleague.at.includes(id) || open.roles.some(({ locationId }) => locationId === id));
  const { roles, places: rows, words: said } = roleTable(at, colleague.at === null || open.roles.some(({ locationId }) => locationId === null), names, names("form.save"));
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2 min-w-0 break-words">{open.name}</h1>
          <Link className="link small whitespace-nowrap" href={`/admin/people?open=${open.id}`} prefetch={false}>{names("form.back")}</Link>
        </div>
        <div className="editor">
          <RoleForm
            action={change}
            answered={await keptAnswer<Answered>("change")}
            name="change"
            hidden={{ staffId: open.id, seen: open.seen, ...(open.stands === "yours" ? {} : { name: open.name }) }}
            fields={[...(open.stands === "yours" ? [{ name: "name", label: names("form.name"), value: open.name }] : []), { name: "reason", label: names("form.reason") }]}
            roles={roles}
            places={rows}
            held={open.roles.map(roleKey)}
            givable={await givableBy(colleague, at)}
            words={said}
          >
            <RoleDuties names={names} />
          </RoleForm>
          <section aria-labelledby="history" className="editor-edits">
            <h2 id="history" className="h3">{names("history.title")}</h2>
            <PeopleHistory edits={open.edits} say={(role) => sayRole(role, known, names)} locale={locale} names={names} />
          </section>
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ColleaguePage);
