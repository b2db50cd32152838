import { expect } from "bun:test";
import type { Client } from "openapi-fetch";
import type { paths } from "../recorded/client.d.ts";
import { png } from "./pictures.ts";

/** The life of a file, by a client that is made of the document. */
export async function files(client: Client<paths>): Promise<void> {
  const bytes = png();
  const { data: upload } = await client.POST("/v1/media/upload-url", {
    body: { filename: "launch.png", content_type: "image/png", size_bytes: bytes.length },
  });
  const sent = { method: upload?.method ?? "", headers: upload?.headers ?? {}, body: new Uint8Array(bytes) };
  expect((await fetch(upload?.upload_url ?? "", sent)).status).toBe(200);
  const file = { params: { path: { id: upload?.id ?? "" } } };
  const { data: ready } = await client.POST("/v1/media/{id}/confirm", file);
  expect(ready?.status).toBe("ready");
  await client.PATCH("/v1/media/{id}", { ...file, body: { alt: "A launch" } });
  await client.GET("/v1/media/{id}", file);
  await client.GET("/v1/media", { params: { query: { status: "ready" } } });
  await client.DELETE("/v1/media/{id}", file);
}
