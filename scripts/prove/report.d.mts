import type { Told } from "./types";

type About = { readonly command: "prove" | "bench"; readonly seed: string; readonly quick: boolean; readonly at: Date; readonly machine: string };
export declare const isProved: (tales: readonly Told[]) => boolean;
export declare const missedIn: (tales: readonly Told[]) => string[];
export declare const machineOf: (database: string) => string;
export declare const linesOf: (told: Told) => string[];
export declare const textOf: (tales: readonly Told[], about: About) => string;
export declare const htmlOf: (tales: readonly Told[], about: About) => string;
