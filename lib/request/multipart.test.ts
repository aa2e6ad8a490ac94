import { expect, test } from "vitest";
import { CannotRead } from "@/lib/imports/file/rules";
import { readForm } from "./multipart";

const form = (end = "--\r\n", file = "sku,price\r\nA,1\r\n--nearly\r\n") => Buffer.from(`--B0\r\nContent-Disposition: form-data; name="importId"\r\n\r\nabc\r\n--B0\r\nContent-Disposition: form-data; name="place"\r\n\r\n\r\n--B0\r\nContent-Disposition: form-data; name="file"; filename="prova è.csv"\r\nContent-Type: text/csv\r\n\r\n${file}\r\n--B0${end}`);
/** A request whose body comes in pieces of `size` bytes. */
function sent(bytes: Buffer, size: number, type = "multipart/form-data; boundary=B0"): Request {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({ pull: (to) => { if (at >= bytes.length) return to.close(); to.enqueue(bytes.subarray(at, (at += size))); } });
  return new Request("http://shop.example/x", { method: "POST", body, duplex: "half", headers: { "content-type": type } } as RequestInit);
}
async function whole(request: Request) {
  const read = await readForm(request);
  const parts: Uint8Array[] = [];
  for await (const part of read?.chunks ?? []) parts.push(part);
  return read && { fields: read.fields, fileName: read.fileName, text: Buffer.concat(parts).toString() };
}

test.each([1, 2, 3, 7, 16, 50, 10_000])("fields and file come whole in pieces of %i bytes", async (size) => {
  expect(await whole(sent(form(), size))).toEqual({ fields: { importId: "abc", place: "" }, fileName: "prova è.csv", text: "sku,price\r\nA,1\r\n--nearly\r\n" });
});

test("what breaks off in the file is known as cut; what is no form is none", async () => {
  await expect(whole(sent(form().subarray(0, -20), 9))).rejects.toThrow(CannotRead);
  expect(await readForm(sent(form(), 9, "text/csv"))).toBeNull();
  expect(await readForm(sent(form().subarray(0, 60), 9))).toBeNull();
  expect(await readForm(sent(Buffer.from(`--B0\r\nContent-Disposition: form-data; name="x"\r\n\r\n${"y".repeat(40_000)}\r\n--B0--`), 1_000))).toBeNull();
});
