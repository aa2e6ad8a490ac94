/** The address as node-postgres must be told it: it reads `sslmode=require` as postgres.js reads `verify-full`, unless asked to do as PostgreSQL's own tools do. */
export function pgAddress(url: string): string {
  const address = new URL(url);
  if (address.searchParams.has("sslmode")) address.searchParams.set("uselibpqcompat", "true");
  return address.href;
}
