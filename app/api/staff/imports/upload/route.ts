import { takeFile } from "@/lib/request/upload";

/** A file that a colleague brings to be imported. Streamed: the proxy leaves it alone, so that nothing keeps it whole in memory. */
export const POST = takeFile;
