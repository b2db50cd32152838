import { Failure } from "./failure.ts";

const storeFailures = /^SQLITE_(?:FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB)/;

/** Whatever was thrown, as a caller may see it: trouble with the disk is trouble, all else unexpected says nothing. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  if (storeFailures.test(code)) {
    const what =
      code === "SQLITE_FULL" ? "The server's disk is full" : "The server's database cannot be used right now";
    return new Failure("unavailable", `${what}; nothing was changed. Tell who runs it, and try again.`, {
      cause: error,
    });
  }
  return new Failure("internal", "Something went wrong here. The request id tells who runs the server where to look.", {
    cause: error,
  });
}
