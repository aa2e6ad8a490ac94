/**
 * Makes an empty database whose name ends in `_test`, in place of one that is there.
 * @param {string} server an address on the server whose user may create databases
 * @returns {Promise<string>} its address
 */
export async function emptyTestDatabase(server, name) {
  if (!/^[a-z_0-9]+_test$/.test(name)) throw new Error(`not a test database: ${name}`);
  const { default: postgres } = await import("postgres");
  const sql = postgres(server, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    // Letters beyond ASCII must count as letters, and a server may have been made with plain C.
    const [row] = await sql`select datlocprovider = 'c' and datctype in ('C', 'POSIX') as plain from pg_database where datname = 'template0'`;
    await sql.unsafe(`create database ${name} template template0 encoding 'UTF8'${row?.plain ? " lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'" : ""}`);
  } finally {
    await sql.end({ timeout: 2 });
  }
  const address = new URL(server);
  address.pathname = name;
  return address.href;
}
