// For `node --import`: lets a program use the rooms of lib/ as the app's server does. "server-only" throws outside of a bundler,
// and the condition that picks its empty half (react-server) would take away what renders mails.
import { registerHooks } from "node:module";

registerHooks({ resolve: (specifier, context, next) => (specifier === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(specifier, context)) });
