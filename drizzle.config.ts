import { defineConfig } from "drizzle-kit";

/** `npm run migration -- --name what-changes` writes the next file of db/migrations from the schema. */
export default defineConfig({ dialect: "postgresql", schema: "./db/schema/all.ts", out: "./db/migrations", casing: "snake_case" });
