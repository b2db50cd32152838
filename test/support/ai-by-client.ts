import { expect } from "bun:test";
import type { Client } from "openapi-fetch";
import type { startOpenAi } from "../doubles/openai.ts";
import type { paths } from "../recorded/client.d.ts";

type Double = Pick<ReturnType<typeof startOpenAi>, "base" | "key">;

const providerAt = ({ base, key }: Double) => ({
  provider: "openai" as const,
  base_url: base,
  model: "small-1",
  key,
});

/** A sound call of every AI operation that takes something. */
export const aiSamples = (double: Double) => ({
  rewrite_text: { text: "We launch." },
  compose_text: { prompt: "Our launch" },
  optimise_text: { text: "We launch." },
  suggest_hashtags: { text: "We launch." },
  write_thread: { text: "We launch." },
  set_ai_provider: providerAt(double),
});

/** AI, by a client that is made of the document. */
export async function writing(any: Client<paths>, double: Double): Promise<void> {
  // Of the two forms of an answer, the one that is no stream.
  const client = any as unknown as Client<paths, "application/json">;
  const made = await client.PUT("/v1/ai/provider", { body: providerAt(double) });
  expect(made.data?.key_set).toBe(true);
  await client.GET("/v1/ai/provider");
  expect((await client.POST("/v1/ai/provider/test")).data?.problem).toBeNull();
  const text = "We launch.";
  expect((await client.POST("/v1/ai/rewrite", { body: { text, tone: "calm" } })).data?.data.text).toBe("said");
  await client.POST("/v1/ai/compose", { body: { prompt: "Our launch" } });
  await client.POST("/v1/ai/optimise", { body: { text } });
  expect((await client.POST("/v1/ai/hashtags", { body: { text } })).data?.data.hashtags).toEqual(["#said"]);
  expect((await client.POST("/v1/ai/thread", { body: { text } })).data?.data.posts).toEqual(["said"]);
  expect((await client.POST("/v1/ai/ideas", { body: {} })).data?.data.ideas).toEqual(["said"]);
  expect((await client.GET("/v1/ai/calls")).data?.data).toHaveLength(7);
  expect((await client.GET("/v1/ai/usage")).data?.data).toHaveLength(7);
  expect((await client.DELETE("/v1/ai/provider")).data?.deleted).toBe(true);
}
