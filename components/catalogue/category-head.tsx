import { type Crumb, Breadcrumbs } from "@/components/ui/breadcrumbs";

type CategoryHeadProps = { readonly title: string; readonly lead?: string | undefined; readonly crumbs: readonly Crumb[]; readonly crumbsLabel: string };

/** The name of a list, and the way to it. */
export function CategoryHead({ title, lead, crumbs, crumbsLabel }: CategoryHeadProps) {
  return (
    <>
      <Breadcrumbs label={crumbsLabel} crumbs={crumbs} className="pt-5 lg:pt-8" />
      <div className="grid-12 items-end gap-y-3 pt-4 pb-8 lg:pt-6 lg:pb-14">
        <h1 className="display col-span-4 lg:col-span-7">{title}</h1>
        {lead ? <p className="lead col-span-4 lg:col-span-4 lg:col-start-9">{lead}</p> : null}
      </div>
    </>
  );
}
