import postgres from "postgres";
import { inject } from "vitest";

// Runs in each worker before each test file, ahead of its imports: the file finds an empty, migrated database that no
// other file uses meanwhile, and no setting of the person at the keyboard.
const OUTSIDE = /^(STRIPE_|SMTP_|MAIL_|DATABASE_|NEXTAUTH_|UNICO_|PORT$|LOG_LEVEL$)/;

for (const name of Object.keys(process.env)) if (OUTSIDE.test(name)) delete process.env[name];

const { url, template } = inject("testServer");
const address = new URL(url);
const name = `unico_${Number(process.env["VITEST_POOL_ID"] ?? 1)}_test`;
const sql = postgres(address.href, { max: 1, onnotice: () => {} });
await sql.unsafe(`drop database if exists ${name} with (force)`);
await sql.unsafe(`create database ${name} template ${template}`);
await sql.end();

address.pathname = name;
process.env["DATABASE_URL"] = address.href;
process.env["LOG_LEVEL"] = "silent";
