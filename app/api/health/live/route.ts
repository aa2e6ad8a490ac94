import { life } from "@/lib/request/health";

export const GET = () => life();
