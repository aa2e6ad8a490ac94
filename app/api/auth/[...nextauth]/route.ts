import { authRoute } from "@/lib/request/auth-route";

export { authRoute as GET, authRoute as POST };
