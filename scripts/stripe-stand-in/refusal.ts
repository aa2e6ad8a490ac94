/** The `error` object of Stripe's API. */
export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: unknown;
};

/**
 * An answer that is Stripe's error object. `kept` says whether the idempotency layer stores it: Stripe stores what the
 * execution of an endpoint answered, but not what failed before it began (bad parameters, rate limits, conflicts).
 */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly kept: boolean,
  ) {
    super(body.message);
  }
}

export const badParameter = (message: string, param: string, code?: string): ApiRefusal =>
  new ApiRefusal(400, { type: "invalid_request_error", message, param, ...(code ? { code } : {}) }, false);

/** A request that is well formed but can't be done in the state the object is in. */
export const notNow = (message: string, more: { code?: string; param?: string } = {}): ApiRefusal =>
  new ApiRefusal(400, { type: "invalid_request_error", message, ...more }, true);

export const missing = (kind: string, ref: string, param = "id", status = 404): ApiRefusal =>
  new ApiRefusal(
    status,
    { type: "invalid_request_error", code: "resource_missing", param, message: `No such ${kind}: '${ref}'` },
    false,
  );
