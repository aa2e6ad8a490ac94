// What a wedge scanner read, at an address that no link has: the router would take the redirect of `/scan?q=…` for that of `/scan`,
// and the next tap on the section would lead back to what was scanned.
export { default, generateMetadata } from "../scan/page";
