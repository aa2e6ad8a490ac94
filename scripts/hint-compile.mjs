// The last step of `npm run build`: asks browsers to compile the framework's scripts, which every page runs at once, while they
// arrive, off the main thread (docs/decisions/0011). A browser that doesn't know the hint reads a comment.
import { readFileSync, writeFileSync } from "node:fs";

const HINT = "//# allFunctionsCalledOnLoad\n";

const { rootMainFiles } = JSON.parse(readFileSync(".next/build-manifest.json", "utf8"));
for (const file of rootMainFiles.map((name) => `.next/${name}`)) {
  const script = readFileSync(file, "utf8");
  if (!script.startsWith(HINT)) writeFileSync(file, HINT + script);
}
