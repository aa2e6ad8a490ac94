import { readFileSync } from "node:fs";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { drawRows } from "./draw-rows";

beforeAll(() => void prepareZXingModule({ overrides: { wasmBinary: readFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm").buffer } }));

test.each(["https://bottegalume.example/q/0123456789ABCDEFGHJK", "http://127.0.0.1:3400/q/ZZZZZZZZZZZZZZZZZZZZ"])("the code of a receipt is read from the dots of a printer, and fits the narrow roll: %s", async (address) => {
  const [row] = drawRows([{ is: "code", address, label: "" }]);
  if (row?.is !== "code") throw new Error("no code");
  const { path, size } = row.drawn;
  expect(size * 0.625, "millimetres of the 48 that a printer of 58 mm reaches").toBeLessThan(48);
  const dots = size * 5;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${dots}" height="${dots}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = await readBarcodes({ data: new Uint8ClampedArray(data), width: info.width, height: info.height } as unknown as ImageData, { formats: ["QRCode"] });
  expect(found.map(({ text }) => text)).toEqual([address]);
});
