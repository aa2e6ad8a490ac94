import Link from "next/link";
import { CrossIcon, SearchIcon } from "@/components/ui/icons";
import type { Wording } from "@/lib/core/wording";
import { hrefOf, queryOf } from "@/lib/office/rules";
import type { TableSpec, TableView } from "@/lib/office/types";

type Props = {
  readonly spec: TableSpec;
  readonly view: TableView;
  /** The names of columns, filters and their values: `columns.*`, `filters.*`, `values.<filter>.*`. */
  readonly names: Wording;
  /** The name of a value that no text can know: a place. */
  readonly nameOf?: (filter: string, value: string) => string | undefined;
  readonly t: Wording;
};

/** What narrows a table and shapes it: a search, filters as chips, the choice of columns, and the same rows as a file. */
export function TableBar({ spec, view, names, nameOf, t }: Props) {
  const query = queryOf(spec, view);
  const set = Object.keys(view.filters).length;
  return (
    <div className="table-bar" role="group" aria-label={t("filters")} key={query}>
      <form role="search" action={spec.path} className="table-search">
        {[...new URLSearchParams(query)].map(([name, value]) => (name === "q" ? null : <input key={name} type="hidden" name={name} value={value} />))}
        <SearchIcon small />
        <input data-search type="search" name="q" defaultValue={view.q} aria-label={t("searchHere")} placeholder={t("search")} autoComplete="off" enterKeyHint="search" />
        <button type="submit" className="sr-only">{t("go")}</button>
      </form>
      {Object.entries(spec.filters).map(([filter, values]) =>
        values.length === 0 ? null : <Filter key={filter} filter={filter} values={values} spec={spec} view={view} names={names} {...(nameOf && { nameOf })} t={t} />,
      )}
      {set > 1 ? <Link className="link small" href={hrefOf(spec, view, { filters: {}, after: null })} prefetch={false}>{t("clear")}</Link> : null}
      <span className="table-tools">
        <details className="menu from-end" name="table-menu">
          <summary className="chip-btn">{t("columns")}</summary>
          <div className="menu-list">
            {spec.columns.slice(1).map((column) => {
              const hidden = view.hidden.includes(column);
              const name = names(`columns.${column}`);
              return (
                <Link key={column} href={hrefOf(spec, view, { hidden: hidden ? view.hidden.filter((each) => each !== column) : [...view.hidden, column] })} prefetch={false} aria-label={t(hidden ? "show" : "hide", { column: name })}>
                  <span aria-hidden="true">{hidden ? "☐" : "☑"}</span> {name}
                </Link>
              );
            })}
          </div>
        </details>
        <a className="chip-btn" href={`${spec.path}/csv${query ? `?${query}` : ""}`} download>{t("export")}</a>
      </span>
    </div>
  );
}

function Filter({ filter, values, spec, view, names, nameOf, t }: Props & { readonly filter: string; readonly values: readonly string[] }) {
  const { [filter]: on, ...others } = view.filters;
  const name = names(`filters.${filter}`);
  const say = (value: string) => nameOf?.(filter, value) ?? names(`values.${filter}.${value}`);
  return (
    <span className="chip-pair">
      <details className="menu" name="table-menu">
        <summary className="chip-btn">
          <span className="text-ink-2">{name}</span> {on ? <b>{say(on)}</b> : null}
        </summary>
        <div className="menu-list">
          {values.map((value) => (
            <Link key={value} href={hrefOf(spec, view, { filters: { ...others, [filter]: value }, after: null })} prefetch={false} aria-current={value === on ? "true" : undefined}>
              {say(value)}
            </Link>
          ))}
        </div>
      </details>
      {on ? (
        <Link className="chip-btn" href={hrefOf(spec, view, { filters: others, after: null })} prefetch={false} aria-label={t("remove", { name })}>
          <CrossIcon small />
        </Link>
      ) : null}
    </span>
  );
}
