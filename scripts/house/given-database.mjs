import { lineFor, Trouble } from "./trouble.mjs";

const OLDEST = 150_000;
/** Names a server on which tests make their own databases. */
const TESTS = "TEST_DATABASE_URL";

/** An address as it may be shown: without its password. Null when it is none of PostgreSQL's. Pure. */
export function shown(url) {
  try {
    const { protocol, username, password, hostname, port, pathname } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) return null;
    decodeURIComponent(password); // as the driver will
    return `${username && `${decodeURIComponent(username)}@`}${hostname || "local socket"}:${port || 5432}${pathname}`;
  } catch {
    return null;
  }
}

/** The one line for a refused connection, from PostgreSQL's and Node's codes. Pure. */
export function whyNoConnection(error, at, name = "DATABASE_URL") {
  const code = String(error.code ?? "");
  if (code === "28P01" || code === "28000") return `${name} is refused (${at}): check its user name and password.`;
  if (code === "3D000") return `The database that ${name} names doesn't exist (${at}): create it with \`createdb\`, then run the command again.`;
  if (code === "53300") return `${name}'s server has no connection free (${at}): end some or raise max_connections.`;
  if (code === "57P03") return `${name}'s server is still starting (${at}): run the command again in a moment.`;
  if (code === "42501") return `${name} may not connect (${at}): \`grant connect on database ...\` to its user.`;
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return `The host of ${name} isn't known (${at}): check its name.`;
  if (/CERT|SSL|TLS|EPROTO/.test(`${code} ${error.message}`)) return `No encrypted connection to ${name} (${at}): the server offers none or its certificate isn't trusted; correct \`sslmode\` in the address.`;
  if (/ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT|CONNECTION_(CLOSED|DESTROYED|ENDED)|ENOENT/.test(code)) {
    return `No PostgreSQL answers at ${name} (${at}): start the server, correct the address, or unset ${name} to use the packaged one.`;
  }
  return `${name} can't be used (${at}): ${lineFor(error.message, "database", error.message)}`;
}

/** The one line for a server that answers but won't do, or null. Pure. `row` is what `QUESTION` answers. */
export function whyUnfit(row, at, name = "DATABASE_URL") {
  if (!row.version.startsWith("PostgreSQL")) return `${name} isn't PostgreSQL (${at}): Unico needs PostgreSQL 15 or newer.`;
  if (row.number < OLDEST) return `${name} is PostgreSQL ${row.shown} (${at}): Unico needs 15 or newer.`;
  if (row.encoding !== "UTF8") return `The database that ${name} names is encoded in ${row.encoding} (${at}): create one with \`createdb --encoding=UTF8 --template=template0\`.`;
  if (row.frozen) return `${name} is a read-only copy (${at}): give the address of the primary server.`;
  if (name === TESTS) return row.mayCreateDatabases ? null : `The user of ${name} may not create databases (${at}): \`alter role ${row.who} createdb createrole\`.`;
  if (!row.mayCreate) return `The user of ${name} may not create tables (${at}): \`grant create on database ${row.name} to ${row.who}; grant create on schema public to ${row.who}\`.`;
  if (!row.hasRole) return `The user of ${name} can't become the roles unico_app and unico_doctor (${at}): as an administrator, \`create role unico_app nologin; create role unico_doctor nologin; grant unico_app, unico_doctor to ${row.who}\`.`;
  return null;
}

const QUESTION = `
  select version() as version, current_setting('server_version_num')::int as number, current_setting('server_version') as shown,
    quote_ident(current_user) as who, quote_ident(current_database()) as name,
    current_setting('server_encoding') as encoding,
    pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as frozen,
    has_database_privilege(current_database(), 'CREATE') and has_schema_privilege('public', 'CREATE') as "mayCreate",
    (select rolsuper or (rolcreatedb and rolcreaterole) from pg_roles where rolname = current_user) as "mayCreateDatabases",
    (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
      or (select count(*) filter (where pg_has_role(current_user, oid, 'MEMBER')) = 2 from pg_roles where rolname in ('unico_app', 'unico_doctor')) as "hasRole"`;

/**
 * Checks the server somebody named before anything depends on it.
 * @returns {Promise<{ version: string, at: string }>}
 */
export async function checkGivenDatabase(url, name = "DATABASE_URL") {
  const at = shown(url);
  if (!at) throw new Trouble(`${name} is no PostgreSQL address: write postgres://user:password@host:5432/database (in a password % is written %25, @ %40, / %2F).`);
  if (name !== TESTS && new URL(url).pathname.length < 2) throw new Trouble(`${name} names no database (${at}): add one at the end of the address, such as /unico.`);
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, connect_timeout: 8, idle_timeout: 1, onnotice: () => {} });
  const tooLong = new Promise((_, reject) => setTimeout(reject, 12_000, Object.assign(new Error("no answer"), { code: "CONNECT_TIMEOUT" })).unref());
  let row;
  try {
    [row] = await Promise.race([sql.unsafe(QUESTION), tooLong]);
  } catch (error) {
    throw new Trouble(whyNoConnection(error, at, name));
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
  const unfit = whyUnfit(row, at, name);
  if (unfit) throw new Trouble(unfit);
  return { version: row.shown, at };
}
