import type words from "../../messages/en/frame.json";

/** The frame's words in the reader's language: the `frame` namespace of the message files, as it is. */
export type FrameWords = typeof words;

export type Destination = { readonly label: string; readonly href: string };
