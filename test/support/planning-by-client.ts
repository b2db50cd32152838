import { expect } from "bun:test";
import type { Client } from "openapi-fetch";
import type { paths } from "../recorded/client.d.ts";

/** Slots and the workspace, by a client that is made of the document. */
export async function planning(client: Client<paths>): Promise<void> {
  await client.PATCH("/v1/workspace", { body: { time_zone: "Europe/Berlin" } });
  expect((await client.GET("/v1/workspace")).data?.time_zone).toBe("Europe/Berlin");
  await client.PUT("/v1/slots", { body: { slots: [{ weekday: "monday", time: "09:00" }] } });
  expect((await client.GET("/v1/slots")).data?.data[0]?.weekday).toBe("monday");
  expect((await client.GET("/v1/slots/next")).data?.data).toHaveLength(10);
}
