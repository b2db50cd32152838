/** The one tool of the SDK servers, as a registration both generations take: what `list_posts` asks and answers. */

// biome-ignore lint/suspicious/noExplicitAny: zod is installed beside the peer and has no types here.
type Zod = any;

export const toolOf = (z: Zod) => ({
  title: "List posts",
  description: "Posts of the workspace, newest first.",
  inputSchema: z.object({
    limit: z.number().int().min(1).max(50).default(20),
    offset: z.number().int().min(0).default(0),
  }),
  outputSchema: z.object({
    data: z.array(
      z.object({
        id: z.string(),
        brand_id: z.string(),
        status: z.string(),
        body: z.string(),
        account_ids: z.array(z.string()),
        variants: z.array(z.object({})),
        thread: z.array(z.object({})),
        media_ids: z.array(z.string()),
        link: z.string().nullable(),
        tags: z.array(z.string()),
        scheduled_at: z.string().nullable(),
        published_at: z.string().nullable(),
        targets: z.array(z.object({})),
        created_at: z.string(),
        updated_at: z.string(),
      }),
    ),
  }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
});

/** The tool's function over a list of posts: structured content, and the same as text. */
export const answering =
  (list: (workspace: string, limit: number) => unknown[]) =>
  ({ limit }: { limit: number }) => {
    const structuredContent = { data: list("ws_0", limit) };
    return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
  };
