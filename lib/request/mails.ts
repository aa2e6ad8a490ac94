import "server-only";
import { mailer } from "@/lib/gateways/configured";

/** Whether mails leave the machine. If not, the office's book of messages is where they can be read. */
export const mailsLeave = (): boolean => mailer() !== null;
