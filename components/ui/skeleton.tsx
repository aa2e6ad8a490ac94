/** Sunken blocks of the exact size of what comes; each entry is the classes that give one block its size. */
export function Skeleton({ blocks, className }: { readonly blocks: readonly string[]; readonly className?: string | undefined }) {
  return (
    <div className={className} aria-hidden="true">
      {blocks.map((size, place) => (
        <span key={place} className={`skel ${size}`} />
      ))}
    </div>
  );
}

/** A product card that is on its way. */
export function CardSkeleton() {
  return <Skeleton blocks={["r45", "mt-4 h-5 w-3/5", "mt-2 h-4 w-2/5", "mt-3 h-4 w-1/4"]} />;
}
