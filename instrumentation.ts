import type { Instrumentation } from "next";

/** Once per process, before the first request: configuration, the doors, listening, jobs; and an orderly end. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs" || process.env["NEXT_PHASE"] === "phase-production-build") return;
  const { openHouse } = await import("@/lib/request/house");
  await openHouse();
}

/** A fault that nobody caught, once and without personal data, by the reference that the page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { log } = await import("@/lib/core/log");
  const route = context.routePath; // the pattern, never the address with its codes
  const reference = (error as { readonly digest?: string } | null)?.digest;
  log.error({ err: error, reference, route, method: request.method, kind: context.routeType }, "a page failed");
};
