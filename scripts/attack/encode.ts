import type { Call, Fields, Form } from "./types";

export type Encoded = { readonly body: Buffer; readonly type: string };
const isForm = (value: unknown): value is Form => typeof value === "object" && value !== null && "form" in value;
const pairs = (fields: Fields): [string, string][] => Object.entries(fields).flatMap(([name, value]) => (typeof value === "string" ? [value] : value).map((each): [string, string] => [name, each]));

/** multipart/form-data as browsers write it (RFC 7578). */
export function multipart(fields: readonly (readonly [string, string])[]): Encoded {
  const boundary = "----attack-7b1f0c";
  const quoted = (name: string) => name.replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  const parts = fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`);
  return { body: Buffer.from(`${parts.join("")}--${boundary}--\r\n`), type: `multipart/form-data; boundary=${boundary}` };
}

export const formBody = ({ form }: Form): Encoded => multipart(pairs(form));

/** The arguments of a server action as React's client writes them: JSON, or a form's fields before the arguments that name it. */
export function encodeCall({ args }: Call): Encoded {
  const forms: Form[] = [];
  const plain = args.map((arg) => (isForm(arg) ? `$K${forms.push(arg)}` : arg));
  if (forms.length === 0) return { body: Buffer.from(JSON.stringify(plain)), type: "text/plain;charset=UTF-8" };
  return multipart([...forms.flatMap(({ form }, i) => pairs(form).map(([name, value]): [string, string] => [`_${i + 1}_${name}`, value])), ["0", JSON.stringify(plain)]]);
}
