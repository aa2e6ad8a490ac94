/** What is reached by path and not by import. `npm run lint` runs knip: nothing unused stays. */
export default {
  entry: [
    "app/**/{page,layout,route,loading,error,not-found,global-error,global-not-found,sitemap,robots,manifest,opengraph-image,template,default}.{ts,tsx}",
    "instrumentation.ts",
    "proxy.ts",
    "scripts/*.mjs",
    "scripts/stripe-stand-in/main.ts",
    "db/migrate.ts",
    "db/seed/main.ts",
    "db/testing/*.ts",
    "e2e/**/*.spec.ts",
    "**/*.test.{ts,tsx,mjs}",
  ],
  project: ["**/*.{ts,tsx,mjs,js}"],
  ignoreDependencies: ["tailwindcss", "@types/react-dom"],
  ignoreExportsUsedInFile: true,
  exclude: ["types"], // nouns are exported for whoever reads them
};
