const SYSTEMS = ["darwin", "win32", "android", "freebsd", "netbsd", "openbsd", "openharmony", "linux", "sunos", "aix"];
const PROCESSORS = ["x64", "arm64", "ia32", "ppc64", "s390x", "riscv64", "loong64", "arm", "wasm32"];

/** Where npm looks for a package that the package at `at` asks for: beside it, then further out. */
function has(packages, at, name) {
  for (let folder = at; ; folder = folder.includes("/node_modules/") ? folder.slice(0, folder.lastIndexOf("/node_modules/")) : "") {
    if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

/** The platform that a package of binaries names: `@oxlint/binding-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((each) => words.includes(each));
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : os[0] === "linux" && words.some((word) => word.startsWith("gnu")) ? ["glibc"] : null;
  return { os, cpu: PROCESSORS.filter((each) => words.includes(each)), libc };
}

/**
 * The entries a package-lock.json lacks for other platforms' builds, by place. A registry that doesn't hold them all
 * leaves them out when packages are added, and then `npm ci` refuses the lock file everywhere. Pure.
 */
export function missingPlatforms({ packages }) {
  const missing = {};
  for (const [at, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (has(packages, at, name)) continue;
      const { os, cpu, libc } = platformOf(name);
      missing[`node_modules/${name}`] = {
        version,
        cpu,
        ...(parent.dev && { dev: true }),
        ...(libc && { libc }),
        ...(parent.license && { license: parent.license }),
        optional: true,
        ...(os.length > 0 && { os }),
      };
    }
  }
  return missing;
}
