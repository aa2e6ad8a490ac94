// `npm run promises`: writes docs/promises.md anew. A test says when it must.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { promisesPage } from "./promises/page";

const tests = readdirSync("db").filter((name) => /^guards.*\.test\.ts$/.test(name)).sort();
writeFileSync("docs/promises.md", promisesPage(tests.map((name) => readFileSync(`db/${name}`, "utf8"))));
