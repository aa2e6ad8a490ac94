import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { PlusIcon } from "@/components/ui/icons";
import type { Staff } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { queryOf } from "@/lib/office/rules";
import type { TableSpec, TableView } from "@/lib/office/types";
import { viewsOf } from "@/lib/office/views";
import { keptAnswer } from "@/lib/request/kept-answer";
import { drop, keep } from "./view-actions";

type Props = { readonly who: Staff; readonly spec: TableSpec; readonly view: TableView; readonly t: Wording };

/** The views of a table that a colleague keeps, as tabs; the one that is seen now can be let go, any other way of seeing kept under a name. */
export async function KeptViews({ who, spec, view, t }: Props) {
  const views = await viewsOf(who, spec.path);
  const query = queryOf(spec, view);
  const here = views.find((each) => each.query === query);
  return (
    <div className="table-views" key={`${query} ${here?.id}`}>
      <nav aria-label={t("views.title")} className="contents">
        <Link href={spec.path} prefetch={false} aria-current={query === "" ? "page" : undefined}>{t("views.all")}</Link>
        {views.map(({ id, name, query: its }) => (
          <Link key={id} href={its ? `${spec.path}?${its}` : spec.path} prefetch={false} aria-current={its === query ? "page" : undefined}>{name}</Link>
        ))}
      </nav>
      {query === "" ? null : (
        <details className="menu" name="table-menu" open={(await keptAnswer("keep-view")) !== undefined}>
          <summary className="chip-btn" aria-label={t(here ? "views.change" : "views.keep")}>
            <PlusIcon small /> {t(here ? "views.change" : "views.keep")}
          </summary>
          <div className="menu-list menu-form">
            <AnsweredForm name="keep-view" action={keep} hidden={{ path: spec.path, query }} fields={[{ name: "name", label: t("views.name"), autoComplete: "off", value: here?.name ?? "" }]} submit={t("views.save")} small />
            {here ? <AnsweredForm name="drop-view" action={drop} hidden={{ id: here.id }} fields={[]} submit={t("views.drop")} quiet small /> : null}
          </div>
        </details>
      )}
    </div>
  );
}
