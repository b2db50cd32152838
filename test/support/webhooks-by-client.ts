import { expect } from "bun:test";
import type { Client } from "openapi-fetch";
import type { paths } from "../recorded/client.d.ts";

/** Every operation on webhooks, by the typed client. */
export async function webhooks(client: Client<paths>): Promise<void> {
  // A private address: what is sent there has failed at once.
  const made = await client.POST("/v1/webhooks", {
    body: { url: "https://host.invalid/in", events: ["post.published"] },
  });
  expect(made.data?.secret).toStartWith("whsec_");
  const one = { params: { path: { id: made.data?.id ?? "" } } };
  await client.GET("/v1/webhooks");
  await client.GET("/v1/webhooks/{id}", one);
  await client.PATCH("/v1/webhooks/{id}", { ...one, body: { description: "For the site." } });
  await client.POST("/v1/webhooks/{id}/rotate", { ...one, body: { overlap_seconds: 60 } });
  const tested = await client.POST("/v1/webhooks/{id}/test", one);
  const body = { delivery_id: tested.data?.id ?? "" };
  expect((await client.POST("/v1/webhooks/{id}/replay", { ...one, body })).data?.status).toBe("waiting");
  expect((await client.GET("/v1/webhooks/{id}/deliveries", one)).data?.data).toHaveLength(1);
  expect((await client.DELETE("/v1/webhooks/{id}", one)).data?.deleted).toBe(true);
}
