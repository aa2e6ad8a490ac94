/** The pages of law and help, by the last part of their address. */
export const TOPICS = ["delivery", "returns", "contact", "terms", "privacy", "cookies", "accessibility", "reviews", "guarantee"] as const;
export type Topic = (typeof TOPICS)[number];
export const isTopic = (text: string): text is Topic => (TOPICS as readonly string[]).includes(text);
