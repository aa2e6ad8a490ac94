import { expire } from "@/lib/cached/expire";

/** This process tells itself which pages are stale; nobody else can. */
export const POST = expire;
