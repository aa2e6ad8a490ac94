/** Days without a visit after which a customer is signed out. */
export const IDLE_DAYS = 30;
