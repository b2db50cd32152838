import { Routes } from "./routes.ts";

const text = (body: unknown, status: number) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });

/** `GET /healthz`: the process answers. `GET /readyz`: its database does too. */
export function health(isReady: () => Promise<boolean>) {
  return new Routes()
    .get("/healthz", () => text({ status: "ok" }, 200))
    .get("/readyz", () =>
      isReady().then(
        (ready) => (ready ? text({ status: "ok" }, 200) : text({ status: "unavailable" }, 503)),
        () => text({ status: "unavailable" }, 503),
      ),
    );
}
