import { health } from "@/lib/request/health";

export const GET = () => health();
