import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { bring, IMPORTER, write } from "@/db/factories/files";
import { aPlace } from "@/db/factories/locations";
import { imports, importRows, products } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { wholeProducts } from "@/lib/catalogue/whole/reads";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { csvLine } from "@/lib/office/rules";
import { exportLines } from "./export-lines";
import { StageFile, stageFile } from "./stage-file";

afterAll(() => expectHealthy());

const tag = () => newId().slice(-12);
const one = async (handle: string) => (await wholeProducts(db as never, [handle], { currency: "EUR", place: null })).get(handle);

describe("files that can't be read", () => {
  const why = async (file: string | Uint8Array) => { const { staged, id } = await bring(file); expect(await db.select().from(imports).where(eq(imports.id, id))).toEqual([]); return staged.ok ? "read" : staged.why === "unreadable" ? `${staged.what.why} ${staged.what.line}` : staged.why; };
  test.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "empty 0"], ["a head alone", "sku,price\n", "empty 1"], ["one column", "sku\n1\n", "one-column 1"], ["columns of something else", "a,b\n1,2\n", "unknown-format"],
    ["a head with a column twice", "sku,price,SKU\n1,2,3\n", "columns-twice 1"], ["a quote that never closes", `sku,price\nA,"1\n${"B,2\n".repeat(2_000)}`, "quotes 2002"],
    ["noughts", "sku,price\nA\0,1\n", "no-text 2"], ["two encodings", Buffer.concat([Buffer.from(`sku,price\nàà,1\n${"B,2\n".repeat(2_000)}`), Buffer.from([0xe8, 0x2c, 0x31, 0x0a])]), "mixed-encoding 2003"],
    ["a line without end", `sku,price\nA,"${"x".repeat(1_200_000)}"\n`, "line-too-long 2"], ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 44, 3]), "no-text"],
  ])("%s", async (_, file, expected) => expect(await why(file)).toContain(expected.split(" ")[0]));

  test("a file that breaks off on its way leaves nothing", async () => {
    const importId = newId<"import">();
    const cut = async function* () { yield Buffer.from(`sku,price\n${"A,1\n".repeat(3_000)}`); throw new Error("the line was cut"); };
    await expect(stageFile(IMPORTER, StageFile.parse({ importId, fileName: "x", kind: null, currency: "EUR", place: null, language: "it", vatRate: null }), cut())).rejects.toThrow("cut");
    expect([await db.$count(imports, eq(imports.id, importId)), await db.$count(importRows, eq(importRows.importId, importId))]).toEqual([0, 0]);
  });

  test.each([["windows-1252", Buffer.from("sku;price\nX;1\n", "latin1")], ["utf-16le", Buffer.from("\ufeffsku\tprice\nX\t1\n", "utf16le")], ["a mark", Buffer.from("\ufeffsku,price\r\nX,1\r\n")]])("%s is read", async (_, bytes) => {
    const { rows } = await bring(bytes);
    expect(rows.map(({ problems }) => problems.map(({ why: said, given }) => `${said} ${given}`))).toEqual([["sku-unknown X"]]);
  });
});

describe("what goes out and comes back", () => {
  const whole = async (kind: "products" | "prices" | "stock") => {
    let text = "\ufeff";
    for await (const lines of exportLines(kind, "EUR")) text += lines.map(csvLine).join("");
    return text;
  };
  test("products, prices and pieces brought back unchanged change nothing, also with words that a spreadsheet would take for formulas", async () => {
    const place = (await aPlace()).id;
    const made = await aProduct({ variants: 3, price: 1_234, stock: { [place]: 4 } });
    await atomically(async (tx) => done(await tx.update(products).set({ title: { it: "=SOMMA(A1), \"Vaso\"", en: "'=vase" }, description: { it: "-uno\n+due", en: "@tre" } }).where(eq(products.id, made.id))));
    for (const kind of ["products", "prices", "stock"] as const) {
      const file = await whole(kind);
      const { told, rows } = await bring(file);
      expect(rows.filter(({ change }) => change !== "same").map(({ key, problems, before, plan }) => ({ key, problems, before, plan })), kind).toEqual([]);
      expect(told, kind).toMatchObject({ kind, format: "unico", state: "ready", added: 0, changed: 0, refused: 0 });
    }
    expect(await whole("products")).toContain("\"'=SOMMA(A1), \"\"Vaso\"\"\"");
  });

  test("our own file puts a product on offer once everything is there, and names what is missing before", async () => {
    const t = tag();
    const category = await aCategory();
    const [{ handle } = { handle: "" }] = await db.execute<{ handle: string }>(sql`select handle from categories where id = ${category.id}`);
    const head = "handle,status,title_it,title_en,category,maker,maker_address,maker_contact,vat_rate,country_of_origin,sku,gtin,weight_g,price\n";
    const bare = await bring(`${head}o-${t},active,Vaso,Vase,${handle},Officina ${t},,,22,IT,O-${t},,,10\n`);
    expect(bare.rows[0]?.notes.map(({ why }) => why)).toEqual(["missing.maker-address"]);
    expect(await write(bare.id)).toBe("done");
    expect((await one(`o-${t}`))?.status).toBe("draft");
    const full = await bring(`${head}o-${t},active,Vaso,Vase,${handle},Officina ${t},"Via di Prova 1, Milano",prova@prova.example,22,IT,O-${t},4006381333931,1200,10\n`);
    expect(full.told).toMatchObject({ changed: 1 });
    expect(await write(full.id)).toBe("done");
    expect(await one(`o-${t}`)).toMatchObject({ status: "active", variants: [{ gtin: "04006381333931", weightG: 1200, price: 1000 }] });
    const other = await bring(`${head}p-${t},draft,A,A,${handle},Officina ${t},Altrove,x@y.example,22,IT,P-${t},,,1\n`);
    expect(other.rows[0]?.problems.map(({ column, why }) => `${column} ${why}`)).toEqual(["maker_address maker-otherwise", "maker_contact maker-otherwise"]);
  });
});
