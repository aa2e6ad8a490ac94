import type { Wording } from "@/lib/core/wording";
import { ROLES } from "@/lib/staff/rules";
import { ALL_ROLES } from "./role-words";

/** What each role may do, for who gives one. */
export const RoleDuties = ({ names }: { readonly names: Wording }) => (
  <details className="role-duties">
    <summary className="small link">{names("form.can")}</summary>
    <dl className="panel-facts mt-2">
      {ALL_ROLES.map((role) => (
        <div key={role} className="contents">
          <dt>{names(`values.role.${role}`)}</dt>
          <dd>{ROLES[role].map((duty) => names(`duties.${duty}`)).join(", ")}</dd>
        </div>
      ))}
    </dl>
  </details>
);
