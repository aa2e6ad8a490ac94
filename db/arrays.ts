/** PostgreSQL's text of a flat array: {1,2}, {"a,b",NULL,"say \\"hi\\""}. */
function* elements(text: string): Generator<string | null> {
  for (const [, quoted, bare] of text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs)) {
    yield quoted !== undefined ? quoted.replace(/\\(.)/gs, "$1") : bare === "NULL" ? null : (bare ?? null);
  }
}

const quoted = (value: unknown): string => (value === null || value === undefined ? "null" : `"${String(value).replace(/["\\]/g, "\\$&")}"`);
const array = (oid: number, read: (text: string) => unknown) => ({
  to: oid,
  from: [oid],
  // drizzle has written the columns of its tables already
  serialize: (values: readonly unknown[] | string) => (typeof values === "string" ? values : `{${values.map(quoted).join(",")}}`),
  parse: (text: string) => Array.from(elements(text), (value) => (value === null ? null : read(value))),
});
const text = (value: string) => value;

/**
 * The array types that Unico sends and reads. postgres.js would ask each new connection for them, and that question, when
 * the connection dies under it, rejects a promise that nobody holds: the process would end.
 */
export const ARRAYS = {
  integers: array(1007, Number),
  bigints: array(1016, Number),
  booleans: array(1000, (value) => value === "t"),
  texts: array(1009, text),
  varchars: array(1015, text),
  uuids: array(2951, text),
};
