import { heading, say } from "./progress.mjs";

/** Where to look and whom to sign in as. */
export function welcome({ base, people, opening, host, standIn, mode, seconds }) {
  heading(`Unico is open after ${seconds} s`);
  const rows = [
    ["The shop, in Italian", `${base}/it`],
    ["The shop, in English", `${base}/en`],
    ["Mails it sent", `${base}/admin/messages`],
  ];
  for (const [what, where] of rows) say(`  ${what.padEnd(22)} ${where}`);
  if (standIn) say(`\n  Payments are play: pay with card 4242 4242 4242 4242, any future date, any three digits.\n  The card page (${standIn}) lists cards that are declined or ask for 3-D Secure.`);
  if (opening) say(`\n  Nobody works here yet. Come in as the owner, once:\n  ${opening}`);
  if (people.length > 0) {
    heading("Sign in as");
    const width = Math.max(...people.map(({ email }) => email.length));
    for (const { role, email, password, at, pin } of people) say(`  ${role.padEnd(22)} ${email.padEnd(width + 2)} ${[password, ...(pin ? [`PIN ${pin}`] : []), ...(at ? [`at ${at}`] : [])].join(", ")}`);
    say(`\n  Colleagues sign in at ${base}/staff or ${base}/admin. PINs count where a manager has made the browser a counter: ${base}/staff, More.`);
  }
  say();
  if (host === "127.0.0.1") say("  For this machine only; UNICO_HOST=0.0.0.0 lets other devices in.");
  say(`  Ctrl-C ends ${mode === "dev" ? "the development server" : "the shop"}, its database and everything else it started.\n`);
}
