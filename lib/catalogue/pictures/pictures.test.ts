import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { listedVariants, mediaFiles, productEdits } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { addPicture } from "../add-picture";
import { EditPictures, editPictures } from "../edit-pictures";
import { indexProduct } from "../index-product";
import { focusPicture } from "../focus-picture";
import { masterOf, mediaFile, picturesHash, picturesOf } from "./reads";
import { MOST_PICTURES, readFileName } from "./rules";

afterAll(() => expectHealthy());
async function colleague(role: Role): Promise<Staff> {
  const roles = [{ role, locationId: null }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
const picture = (width = 900, height = 900) => sharp({ create: { width, height, channels: 3, background: "#a8401f" } }).jpeg().toBuffer();
const PHOTO = picture();
/** A product that is offered, has no picture yet, and comes in two colours. */
async function bare() {
  const handle = `prova-${newId()}`;
  const product = await aProduct({ handle, title: { it: "Vaso", en: "Vase" } });
  await atomically(async (tx) => {
    await tx.execute(sql`delete from media where product_id = ${product.id}`);
    return done(await indexProduct(tx, [product.id]));
  });
  const buyer = await colleague("buyer");
  const add = async (mediaId = newId<"media">(), bytes: Uint8Array | Promise<Uint8Array> = PHOTO, who = buyer) => addPicture(who, { handle, mediaId }, await bytes);
  const form = async (change: (rows: ReturnType<typeof rowsOf>) => unknown = (rows) => rows, seen?: string) => {
    const now = await picturesOf(handle);
    return EditPictures.parse({ handle, seen: seen ?? picturesHash(now), pictures: change(rowsOf(now)) });
  };
  return { handle, product, buyer, add, form };
}
const rowsOf = (pictures: Awaited<ReturnType<typeof picturesOf>>) => pictures.map(({ id, alt, role }) => ({ id, alt, role: role as "main" | "scene", shows: "" }));

describe("a product's pictures", () => {
  test("what is brought is drawn anew, cut, and served in every width; the product is listed from then on; one form, one picture", async () => {
    const { handle, product, add, buyer } = await bare();
    const id = newId<"media">();
    for (let i = 0; i < 2; i++) expect(await add(id)).toEqual(done(null));
    const [only, ...more] = await picturesOf(handle);
    expect([only, more]).toMatchObject([{ id, alt: { it: "Vaso", en: "Vase" }, role: "main", focus: { x: 50, y: 50 } }, []]);
    for (const name of [`${only?.stem}-320.avif`, `${only?.stem}-640.webp`]) expect((await mediaFile(name))?.bytes.length, name).toBeGreaterThan(50);
    expect(await mediaFile(`${only?.stem}-960.webp`), "never enlarged").toBeNull();
    expect(await db.$count(listedVariants, eq(listedVariants.productId, product.id))).toBeGreaterThan(0);
    expect((await sharp((await masterOf(buyer, handle, id)) ?? undefined).metadata()).width).toBe(900);
    expect(await masterOf(await colleague("cashier"), handle, id)).toBeNull();
    expect(await db.select({ before: productEdits.before, after: productEdits.after }).from(productEdits).where(eq(productEdits.productId, product.id))).toEqual([{ before: null, after: "1. Vaso" }]);
  });
  test("nothing that is no picture, too small, too many, of nobody's product, or from who may not", async () => {
    const { add, handle, buyer } = await bare();
    for (const odd of ["", "<svg/>", "%PDF-1.7"]) expect(await add(newId(), Buffer.from(odd))).toEqual({ ok: false, why: "no-picture" });
    expect(await add(newId(), picture(600, 2_000))).toEqual({ ok: false, why: "too-small" });
    for (const role of ["cashier", "auditor"] as const) expect(await add(newId(), PHOTO, await colleague(role))).toEqual({ ok: false, why: "not-yours" });
    expect(await addPicture(buyer, { handle: "nobody-s", mediaId: newId<"media">() }, await PHOTO)).toEqual({ ok: false, why: "unknown-product" });
    const other = await bare();
    const theirs = newId<"media">();
    await other.add(theirs);
    expect(await add(theirs), "another's picture").toEqual({ ok: false, why: "unknown-product" });
    expect(await picturesOf(handle)).toEqual([]);
  });
  test("at most so many, also of several at once", async () => {
    const { handle, product, add } = await bare();
    await atomically(async (tx) => done(await tx.execute(sql`insert into media (id, product_id, stem, alt, width, height, widths, blur, position) select gen_random_uuid(), ${product.id}, 'vaso-onda', '{"it":"x","en":""}', 640, 800, '{320,640}', 'data:,', n from generate_series(0, ${MOST_PICTURES - 3}) n`)));
    const answers = await Promise.all(Array.from({ length: 4 }, () => add()));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, why: "enough" }, { ok: false, why: "enough" }]);
    expect(await picturesOf(handle)).toHaveLength(MOST_PICTURES);
  });
  test("described, put in order, taken away; who has not seen the latest is told, and orders go on showing what was bought", async () => {
    const { handle, add, form, buyer } = await bare();
    const [a, b] = [newId<"media">(), newId<"media">()];
    for (const id of [a, b]) await add(id);
    const stale = picturesHash(await picturesOf(handle));
    expect(await editPictures(buyer, await form((rows) => rows.toReversed().map((row, i) => ({ ...row, alt: { it: `Foto ${i}`, en: "" }, role: i === 0 ? "main" : "scene" }))))).toEqual(done(null));
    expect((await picturesOf(handle)).map(({ id, alt, role }) => [id, alt.it, role])).toEqual([[b, "Foto 0", "main"], [a, "Foto 1", "scene"]]);
    expect(await editPictures(buyer, await form(undefined, stale))).toEqual({ ok: false, why: "changed-meanwhile" });
    expect(await editPictures(buyer, await form((rows) => rows.map((row) => ({ ...row, role: "scene" }))))).toEqual({ ok: false, why: "no-main" });
    expect(await editPictures(buyer, await form((rows) => rows.map((row) => ({ ...row, shows: "colore=nessuno" }))))).toEqual({ ok: false, why: "unknown-choice" });
    expect(await editPictures(await colleague("cashier"), await form())).toEqual({ ok: false, why: "not-yours" });
    const stem = (await picturesOf(handle)).find(({ id }) => id === a)?.stem;
    expect(await editPictures(buyer, await form((rows) => rows.slice(0, 1)))).toEqual(done(null));
    expect((await picturesOf(handle)).map(({ id }) => id)).toEqual([b]);
    expect(await mediaFile(`${stem}-640.webp`)).not.toBeNull();
    expect(await add(a), "its form sent once more").toEqual(done(null));
    expect(() => EditPictures.parse({ handle, seen: "0".repeat(64), pictures: [{ id: b, alt: { it: " ", en: "" }, role: "main" }] })).toThrow();
  });
  test("cut around what is to be seen: other files, the same place; cut back, the first ones again", async () => {
    const { handle, add, buyer } = await bare();
    const id = newId<"media">();
    await add(id, picture(1_600, 900));
    const first = (await picturesOf(handle))[0]?.stem;
    expect(await focusPicture(buyer, { handle, mediaId: id, x: 10, y: 50 })).toEqual(done(null));
    expect((await picturesOf(handle))[0]).toMatchObject({ id, stem: `u-${id}-10x50`, focus: { x: 10, y: 50 } });
    expect(await mediaFile(`u-${id}-10x50-640.avif`)).not.toBeNull();
    expect(await focusPicture(buyer, { handle, mediaId: id, x: 50, y: 50 })).toEqual(done(null));
    expect((await picturesOf(handle))[0]?.stem).toBe(first);
    expect(await db.$count(mediaFiles, sql`stem like ${`u-${id}%`}`)).toBe(8);
    expect(await focusPicture(buyer, { handle, mediaId: newId<"media">(), x: 1, y: 1 })).toEqual({ ok: false, why: "unknown-picture" });
    expect(await focusPicture(await colleague("cashier"), { handle, mediaId: id, x: 1, y: 1 })).toEqual({ ok: false, why: "not-yours" });
  });
  test("names of files are read strictly", () => {
    const id = newId();
    expect(readFileName(`u-${id}-50x50-640.avif`)).toEqual({ stem: `u-${id}-50x50`, width: 640, kind: "avif" });
    for (const name of ["", "vaso-onda-640.avif", `u-${id}-50x50-640.png`, `../u-${id}-50x50-640.avif`, `u-${id}-50x50-640.avif/..`, "u-' or 1=1-50x50-640.avif"]) expect(readFileName(name), name).toBeNull();
  });
});
