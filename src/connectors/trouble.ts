import { Failure } from "../contract/failure.ts";
import { type RemoteFault, RemoteProblem } from "./remote/problem.ts";

/* What the trouble with a connector is called: for whoever manages it, and for its callers. */

/** Why there is no new token now, in the words of whoever gives them out. */
export function notRenewed(cause: unknown): never {
  if (!(cause instanceof Failure)) throw cause;
  throw new RemoteProblem("refused", `its login is not renewed. ${cause.message}`, { cause });
}

export const refusal = ({ message }: RemoteFault) =>
  new RemoteProblem("down", `the server refuses to be asked: ${message}`);

export const tooLate = (ms: number) =>
  new RemoteProblem("down", `the server does not come to an end with what it offers within ${ms / 1000} s.`);

const look = "Who manages connectors sees more in get_connector.";

export function failureOf(slug: string, { kind, message, cause }: RemoteProblem): Failure {
  if (kind === "unauthorized")
    return new Failure(
      "unavailable",
      `The connector ${slug}: ${message} An admin has to enter its secrets or sign in anew.`,
    );
  if (kind === "refused") return new Failure("unavailable", `The connector ${slug}: ${message} ${look}`, { cause });
  if (kind === "canceled") return new Failure("unavailable", `The connector ${slug} was not waited for.`);
  return new Failure("unavailable", `The connector ${slug}: ${message} Try again later. ${look}`, { cause });
}
