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
