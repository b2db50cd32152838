import { asFailure } from "../contract/as-failure.ts";
import type { Failure } from "../contract/failure.ts";
import type { Running } from "../house.ts";

/** What was thrown, as the caller may see it. Defects and what is unavailable are logged, with the request's id. */
export function reported(
  running: Pick<Running, "defect" | "log">,
  error: unknown,
  { requestId, operation }: { readonly requestId: string; readonly operation: string },
): Failure {
  const failure = asFailure(error);
  if (failure.code === "internal") running.defect(error, requestId, operation);
  if (failure.code === "unavailable") running.log.warn("unavailable", { error, request_id: requestId, operation });
  return failure;
}
