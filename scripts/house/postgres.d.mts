/** A running server of the packaged PostgreSQL. */
export type PackagedPostgres = {
  readonly port: number;
  /** A superuser's address of one of its databases. */
  urlOf(database: string): string;
  stop(): Promise<unknown>;
};
export function startTestPostgres(): Promise<PackagedPostgres & { readonly server: { readonly pid: number } }>;
