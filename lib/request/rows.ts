import "server-only";

type Said = Readonly<Record<string, unknown>>;
/** The rows of a form whose fields are called `r0.name`: those in which `must` is filled in, each with the number it stands under. */
export const rowsOf = (said: Said, must: string): readonly { readonly at: number; readonly row: Readonly<Record<string, string>> }[] => {
  const numbers = [...new Set(Object.keys(said).flatMap((name) => /^r(\d{1,4})\./.exec(name)?.[1] ?? []))].map(Number).toSorted((a, b) => a - b);
  return numbers.flatMap((at) => {
    const row = Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (name.startsWith(`r${at}.`) && typeof value === "string" ? [[name.slice(name.indexOf(".") + 1), value]] : [])));
    return (row[must]?.trim() ?? "") === "" && (row["id"] ?? "") === "" ? [] : [{ at, row }];
  });
};

/** Where a problem of a list that was read so stands in its form; "" for what belongs to no field. */
export const rowField = (rows: readonly { readonly at: number }[], path: string): string => {
  const [, i, field] = /^\w+\.(\d+)\.(\w+)/.exec(path) ?? [];
  return i && field ? `r${rows[Number(i)]?.at}.${field}` : "";
};
