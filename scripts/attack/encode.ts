import type { Call, Fields, Form, Upload } from "./types";

export type Encoded = { readonly body: Buffer; readonly type: string };
const isForm = (value: unknown): value is Form => typeof value === "object" && value !== null && "form" in value;
type Pair = readonly [string, string | Upload];
const pairs = (fields: Fields): Pair[] => Object.entries(fields).flatMap(([name, value]) => (typeof value === "object" && !("file" in value) ? value : [value]).map((each): Pair => [name, each]));

/** multipart/form-data as browsers write it (RFC 7578). */
export function multipart(fields: readonly Pair[]): Encoded {
  const boundary = "----attack-7b1f0c";
  const quoted = (name: string) => name.replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  const parts = fields.flatMap(([name, value]) => {
    const [head, content] = typeof value === "string" ? ["", Buffer.from(value)] : ['; filename="file"\r\nContent-Type: application/octet-stream', Buffer.from(value.file, "base64")];
    return [Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${head}\r\n\r\n`), content, Buffer.from("\r\n")];
  });
  return { body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
}

export const formBody = ({ form }: Form): Encoded => multipart(pairs(form));

/** The arguments of a server action as React's client writes them: JSON, or a form's fields before the arguments that name it. */
export function encodeCall({ args }: Call): Encoded {
  const forms: Form[] = [];
  const plain = args.map((arg) => (isForm(arg) ? `$K${forms.push(arg)}` : arg));
  if (forms.length === 0) return { body: Buffer.from(JSON.stringify(plain)), type: "text/plain;charset=UTF-8" };
  return multipart([...forms.flatMap(({ form }, i) => pairs(form).map(([name, value]): Pair => [`_${i + 1}_${name}`, value])), ["0", JSON.stringify(plain)]]);
}
