const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whoever has opened a basket may take this long to pay it, after the last moment at which it could be opened. */
export const PAYS_MS = 45 * MINUTE;

/**
 * How long a basket's code opens (`undefined`: as codes for phones usually do, for minutes). What somebody holds in their hands is paid before they
 * leave; what was written to them and is sent or collected may wait a day.
 */
export const opensFor = (carriesOut: boolean, written: boolean): number | undefined => (written && !carriesOut ? DAY : undefined);
