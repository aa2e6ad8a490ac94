import { answerMedia } from "@/lib/request/media-file";

/** A picture's file that somebody brought; those that came with the shop are files of its own. */
export const GET = async (request: Request, { params }: { readonly params: Promise<{ readonly file: string }> }): Promise<Response> => answerMedia(request, (await params).file);
