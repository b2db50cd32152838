import type { Client } from "openapi-fetch";
import type { paths } from "../recorded/client.d.ts";

/** What there is to know of how things do, by the typed client. */
export async function insights(client: Client<paths>): Promise<void> {
  const { data: posts } = await client.GET("/v1/posts", { params: { query: { limit: 1 } } });
  await client.GET("/v1/posts/{id}/analytics", { params: { path: { id: posts?.data[0]?.id ?? "" } } });
  await client.GET("/v1/accounts/analytics", { params: { query: { bucket: "hour" } } });
  await client.GET("/v1/accounts/best-times");
  await client.GET("/v1/persona");
  await client.GET("/v1/trending", { params: { query: { network: "telegram" } } });
}
