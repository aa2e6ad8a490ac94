// `npm run promises`: writes docs/promises.md and docs/rights.md anew. Tests say when it must.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { promisesPage } from "./promises/page";
import { rightsPage } from "./promises/rights-page";

const tests = readdirSync("db").filter((name) => /^guards.*\.test\.ts$/.test(name)).sort();
writeFileSync("docs/promises.md", promisesPage(tests.map((name) => readFileSync(`db/${name}`, "utf8"))));
writeFileSync("docs/rights.md", rightsPage());
