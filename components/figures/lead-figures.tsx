export type Lead = { readonly key: string; readonly name: string; readonly said: string; /** The change against the period before, in words; null where there is nothing to compare with. */ readonly change: string; readonly means: string };

/** The figures that lead: each with how it changed, and what it counts. */
export const LeadFigures = ({ figures }: { readonly figures: readonly Lead[] }) => (
  <dl className="figures-lead num">
    {figures.map(({ key, name, said, change, means }) => (
      <div key={key}>
        <dt>{name}</dt>
        <dd className="lead-figure">{said}</dd>
        <dd className="lead-change">{change}</dd>
        <dd className="lead-means">{means}</dd>
      </div>
    ))}
  </dl>
);
