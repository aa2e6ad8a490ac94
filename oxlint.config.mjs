import { ABOVE, refuseCycles, ROOMS } from "./lib/rooms.mjs";

refuseCycles();

const PACKAGES = [
  { at: "lib/gateways", group: ["stripe", "stripe/*", "nodemailer", "nodemailer/*"], message: "Only lib/gateways talks to other systems: add a method to the gateway's type and use that." },
  { at: "lib/request", group: ["next-auth", "next-auth/*"], message: "Only lib/request knows who is signed in: take a Who as an argument." },
];
const NO_NEXT = { group: ["next", "next/*"], message: "Only lib/request and lib/cached know the framework: take what you need as an argument." };
const NO_DATABASE = { group: ["@/db", "@/db/*", "@/db/**", "drizzle-orm", "drizzle-orm/*", "postgres"], message: "app and components hold no SQL: add a read or a verb to the room and call that." };
const NO_APP = { group: ["@/app/*", "@/app/**", "@/components/*", "@/components/**"], message: "lib and db know no screens: pass data up, not components down." };

/** Imports that a place may not make; `rooms` are those it may use. */
const restrict = (files, at, rooms, extra = []) => ({
  files,
  rules: {
    "no-restricted-imports": ["error", {
      patterns: [
        ...PACKAGES.filter((p) => p.at !== at).map(({ group, message }) => ({ group, message })),
        { group: ["@/lib/*/*", "!@/lib/core/*", "!@/lib/*/types", ...(at === "components" ? ["!@/lib/*/rules"] : []), ...rooms.map((room) => `!@/lib/${room}/*`)], message: "This room does not know that one (lib/rooms.mjs): use its types, or move the decision to the room that owns it." },
        ...extra,
      ],
    }],
  },
});

const rooms = { ...ROOMS, ...ABOVE };
export default {
  ignorePatterns: ["node_modules/**", ".next/**", ".unico/**", "next-env.d.ts"],
  plugins: ["typescript", "unicorn", "oxc", "react", "jsx-a11y", "import", "vitest", "nextjs"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  rules: {
    "import/no-cycle": "error",
    "no-console": ["error", { allow: ["warn", "error"] }],
    "no-await-in-loop": "off", // rows are locked and pieces taken one after the other on purpose
    "no-shadow": "off",
    "no-underscore-dangle": "off",
    "react/react-in-jsx-scope": "off", // the new JSX transform
    "import/no-unassigned-import": "off", // `import "server-only"`
    "import/no-named-as-default": "off", // Stripe and postgres export themselves both ways
    "import/no-named-as-default-member": "off", // fc.integer reads better than integer
    "unicorn/consistent-function-scoping": "off", // a helper stands beside what it helps
    "unicorn/prefer-add-event-listener": "off",
    "unicorn/prefer-set-has": "off",
    "oxc/no-map-spread": "off",
    "oxc/no-accumulating-spread": "off",
    "unicorn/no-array-sort": "off", // sorting one's own array is fine
    "unicorn/no-array-reverse": "off",
    "no-unmodified-loop-condition": "off", // flags are set by other callbacks
    "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    "jsx-a11y/prefer-tag-over-role": "off", // live regions and groups have no better tag
    "jsx-a11y/role-has-required-aria-props": "off", // a native checkbox with role=switch is checked by itself
    "jsx-a11y/label-has-associated-control": "off", // labels wrap our own fields; axe looks at the result
    "jsx-a11y/control-has-associated-label": "off",
    "nextjs/no-head-element": "off",
    "vitest/no-conditional-expect": "off",
    "vitest/require-to-throw-message": "off",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
  },
  overrides: [
    { files: ["scripts/**", "db/seed/**", "db/testing/**", "e2e/**", "**/*.test.ts"], rules: { "no-console": "off" } },
    restrict(["lib/core/**"], "lib/core", [], [NO_NEXT, NO_APP, NO_DATABASE]),
    restrict(["db/**"], "db", [], [NO_NEXT, NO_APP]),
    ...Object.entries(rooms).map(([room, may]) =>
      restrict([`lib/${room}/**`], `lib/${room}`, [room, ...may], room in ABOVE ? [NO_APP] : [NO_NEXT, NO_APP])),
    restrict(["components/**"], "components", [], [NO_DATABASE, { group: ["@/app/*", "@/app/**"], message: "A component gets its data and actions as props." }]),
    restrict(["app/**"], "app", Object.keys(rooms), [NO_DATABASE]),
    restrict(["lib/**/*.test.ts", "lib/**/*.test.tsx", "db/**/*.test.ts", "db/factories/**", "db/seed/**", "scripts/**", "e2e/**", "instrumentation.ts", "proxy.ts"], "lib/gateways", Object.keys(rooms)),
  ],
};
