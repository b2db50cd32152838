import { expect } from "bun:test";
import type { Client } from "openapi-fetch";
import type { Guarded } from "../doubles/guarded.ts";
import type { paths } from "../recorded/client.d.ts";

/** Every operation on connectors, by the typed client. */
export async function connectors(client: Client<paths>, guarded: Guarded): Promise<void> {
  const made = await client.POST("/v1/connectors", {
    body: { slug: "tickets", name: "Tickets", url: guarded.url, headers: { "X-Team": "growth" } },
  });
  expect(made.data?.header_names).toEqual(["X-Team"]);
  const one = { params: { path: { id: made.data?.id ?? "" } } };
  await client.GET("/v1/connectors");
  expect((await client.POST("/v1/connectors/{id}/refresh", one)).data?.health).toBe("down");
  const begun = await client.POST("/v1/connectors/{id}/login", { ...one, body: {} });
  const state = new URL(begun.data?.url ?? "").searchParams.get("state") ?? "";
  const back = { login_id: begun.data?.id ?? "", state, code: "agreed", iss: guarded.issuer };
  const finished = await client.PATCH("/v1/connectors/{id}/login", { ...one, body: back });
  expect(finished.data).toMatchObject({ login: "connected", health: "up", tool_count: 1 });
  expect((await client.GET("/v1/connectors/{id}/tools", one)).data?.data[0]?.name).toBe("tickets__whoami");
  expect((await client.DELETE("/v1/connectors/{id}/login", one)).data?.login).toBe("none");
  const body = { client_id: "robot", client_secret: "robot" };
  expect((await client.PUT("/v1/connectors/{id}/login", { ...one, body })).data?.login).toBe("connected");
  await client.PATCH("/v1/connectors/{id}", { ...one, body: { headers: {}, blocked_tools: ["whoami"] } });
  expect((await client.POST("/v1/connectors/{id}/disable", one)).data?.status).toBe("disabled");
  expect((await client.POST("/v1/connectors/{id}/enable", one)).data?.status).toBe("active");
  expect((await client.GET("/v1/connectors/{id}", one)).data?.slug).toBe("tickets");
  expect((await client.DELETE("/v1/connectors/{id}", one)).data?.deleted).toBe(true);
}
