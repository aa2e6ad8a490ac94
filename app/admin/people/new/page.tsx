import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { RoleForm } from "@/components/office/role-form";
import type { Answered } from "@/lib/core/form";
import { LOCALES } from "@/lib/core/who";
import { places } from "@/lib/locations/reads";
import { givableBy, keepersOf } from "@/lib/office/people";
import { managesPeople } from "@/lib/people/rules";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { invite } from "../actions";
import { RoleDuties } from "../role-duties";
import { roleTable } from "../role-words";
import { sayNames } from "../say-people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-people")("form.newTitle") };
}

/** Inviting a colleague: who, and with which roles where. */
async function InvitePage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const names = words(locale, "admin-people");
  if (!managesPeople(colleague)) return <OfficeFrame><NotYours title={words(locale, "office")("notYours")} text={names("whoMay", { names: sayNames(await keepersOf(), locale) })} /></OfficeFrame>;
  const at = (await places()).filter(({ id }) => colleague.at === null || colleague.at.includes(id));
  const { roles, places: rows, words: said } = roleTable(at, colleague.at === null, names, names("form.send"));
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2">{names("form.newTitle")}</h1>
          <Link className="link small" href="/admin/people" prefetch={false}>{names("form.back")}</Link>
        </div>
        <div className="editor">
          <div className="grid min-w-0 gap-4">
            <p className="text-ink-2">{names("form.lead")}</p>
            <RoleForm
              action={invite}
              answered={await keptAnswer<Answered>("invite")}
              name="invite"
              hidden={{}}
              fields={[
                { name: "name", label: names("form.name") },
                { name: "email", label: names("form.email"), type: "email" },
                { name: "shownName", label: names("form.shownName"), hint: names("form.shownNameHint") },
                { name: "locale", label: names("form.locale"), value: locale, options: LOCALES.map((key) => ({ key, label: names(`form.languages.${key}`) })) },
              ]}
              roles={roles}
              places={rows}
              held={[]}
              givable={await givableBy(colleague, at)}
              words={said}
            >
              <RoleDuties names={names} />
            </RoleForm>
          </div>
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", InvitePage);
