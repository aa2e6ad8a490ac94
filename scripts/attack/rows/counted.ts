/** As if this machine had used up a limit (lib/request/limit.ts). */
export const counted = (limit: string, key = "127.0.0.1"): string =>
  ["", "~"].map((kind) => `insert into rate_limits (key, points, expire) values ('${limit}${kind}:' || encode(sha256('${limit} ${key}'), 'hex'), 1000000, now() + interval '5 minutes') on conflict (key) do update set points = 1000000`).join("; ");
