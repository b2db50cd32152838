import { expect } from "bun:test";
import type { Client } from "openapi-fetch";
import type { paths } from "../recorded/client.d.ts";
import type { TestApp } from "./app.ts";
import { awaitingPost } from "./awaiting.ts";

/** Slots and the workspace, by a client that is made of the document. */
export async function planning(client: Client<paths>, app: TestApp, account: string): Promise<void> {
  await client.PATCH("/v1/workspace", { body: { time_zone: "Europe/Berlin" } });
  expect((await client.GET("/v1/workspace")).data?.time_zone).toBe("Europe/Berlin");
  await client.PUT("/v1/slots", { body: { slots: [{ weekday: "monday", time: "09:00" }] } });
  expect((await client.GET("/v1/slots")).data?.data[0]?.weekday).toBe("monday");
  expect((await client.GET("/v1/slots/next")).data?.data).toHaveLength(10);
  expect((await client.GET("/v1/calendar")).data?.days).toHaveLength(7);
  const draft = await client.POST("/v1/posts", { body: { body: "Seen before.", account_ids: [account] } });
  const seen = await client.GET("/v1/posts/{id}/preview", { params: { path: { id: draft.data?.id ?? "" } } });
  expect(seen.data?.accounts[0]?.parts[0]?.text).toBe("Seen before.");
  for (const verb of ["approve", "reject"] as const) {
    const path = { id: await awaitingPost(app, account) };
    const { data } = await client.POST(`/v1/posts/{id}/${verb}`, { params: { path } });
    expect(data?.approval.state).toBe(verb === "approve" ? "approved" : "rejected");
  }
  const robot = await client.POST("/v1/api-keys", { body: { name: "robot" } });
  const its = { params: { path: { id: robot.data?.id ?? "" } } };
  await client.PUT("/v1/agent-policies/{id}", {
    ...its,
    body: { posts_per_day: 5, quiet_hours: [{ from: "22:00", to: "07:00", weekdays: ["monday"] }] },
  });
  expect((await client.GET("/v1/agent-policies/{id}", its)).data?.quiet_hours[0]?.weekdays).toEqual(["monday"]);
  expect((await client.GET("/v1/agent-policies")).data?.data[0]?.subject).toBe(its.params.path.id);
  expect((await client.DELETE("/v1/agent-policies/{id}", its)).data?.deleted).toBe(true);
  await client.PUT("/v1/approval-policy", { body: { require_approval: "never" } });
  expect((await client.GET("/v1/approval-policy")).data?.needs_approval).toEqual([]);
}
