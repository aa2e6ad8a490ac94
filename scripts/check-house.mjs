#!/usr/bin/env node
// Checks what no linter knows: names of files, sizes, spelling. `npm run lint` runs it. Rules: STYLE.md.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { unsaid } from "./house/unsaid.mjs";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).split("\n").filter((file) => file && existsSync(file));
const problems = [];
const say = (file, what) => problems.push(`${file}: ${what}`);

const NO_NAMES = /^(index|utils?|helpers?|services?|managers?|common|misc|constants|interfaces?)\.(ts|tsx|mjs)$/;
const NO_WORDS = /\b\w*(Manager|Service|Helper|Util|Utils|Impl)\b/;
const AMERICAN = /\b(catalog|catalogs|fulfillment|fulfillments|canceled|customize|favorite|inquiry)\b/i;
const LIMIT = 250;
/** What Node 20.9 doesn't have: until the packages are installed, a command runs on the machine's own Node. */
const TOO_NEW = /\b(?:(?:Map|Object)\.groupBy|Promise\.(?:withResolvers|try)|Array\.fromAsync|RegExp\.escape|Iterator\.\w+|Error\.isError|import\.meta\.main|await using|isSubsetOf|isSupersetOf|symmetricDifference|node:sqlite)\b/;
/** Texts that other systems spell their own way. */
const FOREIGN = /^(scripts\/stripe-stand-in|lib\/gateways|lib\/imports\/shopify)\//;
const UNLIMITED = /^(db\/schema|db\/seed|db\/migrations|messages)\//;

for (const file of files) {
  if (/\.(ts|tsx|mjs)$/.test(file)) {
    const text = readFileSync(file, "utf8");
    const lines = text.split("\n").length - 1;
    if (lines > LIMIT && !UNLIMITED.test(file)) say(file, `${lines} lines; the limit is ${LIMIT}: split it by noun.`);
    if (/^(lib|components|db)\//.test(file) && NO_NAMES.test(basename(file))) say(file, "name the file after what it holds, not after its kind.");
    const names = [...text.matchAll(/\b(?:class|function|const|type|interface)\s+(\w+)/g)].map((m) => m[1] ?? "");
    for (const name of names) if (NO_WORDS.test(name)) say(file, `${name}: say what it does instead of Manager, Service, Helper or Util.`);
    if (!FOREIGN.test(file) && file !== "scripts/check-house.mjs") {
      const american = text.match(AMERICAN);
      if (american) say(file, `"${american[0]}": British spelling in this house.`);
    }
    if (/^scripts\/.*(?<!\.test)\.mjs$/.test(file) && file !== "scripts/check-house.mjs") {
      const tooNew = text.match(TOO_NEW);
      if (tooNew) say(file, `${tooNew[0]} is newer than Node 20.9, which runs this file before the packages are installed.`);
    }
    if (/\b(it|test|describe)\.(only|skip|todo)\(/.test(text) && /\.(test|spec)\.tsx?$/.test(file)) say(file, "a test is skipped or alone.");
  }
  if (/^lib\/[a-z]+\/[^/]+\.ts$/.test(file) && /[A-Z_]/.test(basename(file))) say(file, "file names are kebab-case.");
}

const code = files.filter((file) => /^(app|components|lib|scripts)\/|^proxy\.ts$/.test(file) && /(?<!\.test)\.(tsx?|mjs)$/.test(file)).map((file) => readFileSync(file, "utf8"));
for (const each of unsaid(code.join("\n"))) say("messages", `nothing says ${each}.`);

if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`\n${problems.length} to mend.`);
  process.exit(1);
}
console.log(`${files.length} files keep the house rules.`);
