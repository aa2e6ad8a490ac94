import type words from "../../messages/en/frame.json";

/** The frame's words in the reader's language: the `frame` namespace of the message files, as it is. */
export type FrameWords = typeof words;

/** `apart`: under another root layout, so that it is a document of its own and nothing of it is fetched ahead. */
export type Destination = { readonly label: string; readonly href: string; readonly apart?: boolean | undefined };
