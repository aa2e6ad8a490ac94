import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that need no database, so they start at once: arithmetic, decisions, parts of the house. */
const PURE = ["**/rules.test.ts", "lib/core/**/*.test.ts", "components/**/*.test.{ts,tsx}", "scripts/!(prove)/**/*.test.{ts,mjs}"];
const APART = ["**/node_modules/**", "e2e/**", ".next/**", ".unico/**"];

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  envDir: false, // somebody's .env files are not the tests'
  // server-only throws wherever no bundler picks its empty half.
  resolve: { alias: { "@": at("."), "server-only": at("./node_modules/server-only/empty.js") } },
  test: {
    pool: "forks",
    maxWorkers: Math.min(8, Math.max(2, availableParallelism())),
    testTimeout: 90_000,
    hookTimeout: 90_000,
    projects: [
      { extends: true, test: { name: "rules", include: PURE, exclude: APART } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...APART, ...PURE],
          globalSetup: "./db/testing/server.ts",
          setupFiles: "./db/testing/own-database.ts",
        },
      },
    ],
  },
});
