/** What goes back over the wire. `silence` never answers, `cut` breaks the connection: both are faults on purpose. */
export type Reply =
  | { is: "answer"; status: number; headers: Record<string, string>; body: string }
  | { is: "silence" }
  | { is: "cut" };

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  is: "answer",
  status,
  headers: { "content-type": "application/json", "cache-control": "no-cache, no-store", ...headers },
  body: `${JSON.stringify(value, null, 2)}\n`,
});

/** `303 See Other`: the browser follows with a GET, so reloading the next page pays nothing twice. */
export const seeOther = (location: string): Reply => ({
  is: "answer",
  status: 303,
  headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  body: "",
});
