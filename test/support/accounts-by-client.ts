import { expect } from "bun:test";
import type { Client } from "openapi-fetch";
import type { Instance } from "../doubles/instance.ts";
import type { paths } from "../recorded/client.d.ts";

/** Every operation on accounts, by the typed client. */
export async function connectedAccounts(client: Client<paths>, instance: Instance): Promise<void> {
  const server = instance.url;
  instance.tokens.add("mine");
  const values = { server, access_token: "mine" };
  await client.GET("/v1/networks");
  const connected = await client.POST("/v1/accounts", { body: { network: "mastodon", values } });
  const one = { params: { path: { id: connected.data?.data[0]?.id ?? "" } } };
  const begun = await client.POST("/v1/account-connections", { body: { network: "mastodon", server } });
  const state = new URL(begun.data?.url ?? "").searchParams.get("state") ?? "";
  const finished = await client.POST("/v1/account-connections/{id}/finish", {
    params: { path: { id: begun.data?.id ?? "" } },
    body: { state, code: "agreed" },
  });
  expect(finished.data?.data[0]?.id).toBe(one.params.path.id);
  await client.GET("/v1/accounts");
  expect((await client.GET("/v1/accounts/{id}", one)).data?.limits?.text.max).toBe(640);
  await client.PATCH("/v1/accounts/{id}", { ...one, body: { status: "paused" } });
  await client.POST("/v1/accounts/{id}/refresh", one);
  expect((await client.DELETE("/v1/accounts/{id}", one)).data?.revoked).toBe(true);
}
