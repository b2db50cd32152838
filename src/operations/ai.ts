import type { TObject } from "@sinclair/typebox";
import type { Act } from "../../db/act.ts";
import { brandId } from "../brand.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { closed, OneOf, orElse, orNull } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import type { NetworkName } from "../publishing/network-names.ts";
import type { Job } from "../writing/jobs.ts";
import { providerKinds } from "../writing/provider.ts";
import { networkName } from "./account.ts";

const all = {
  noun: "AI answer",
  scope: "ai:generate",
  connector: "ai",
  quota: "ai",
  effect: "generates",
  reports: true,
  rehearses: true,
} as const;

const content = (most: number, description: string, example: string) =>
  T.String({ pattern: "\\S", maxLength: most, description, examples: [example] });
const text = content(50_000, "The text to work on.", "We launch on Monday. Come and see.");

/** Whom and what for: every AI operation takes it. */
const aim = {
  brand_id: T.Optional({
    ...brandId,
    description: "The brand in whose voice to write; default: the workspace's only brand, or none if it has several.",
  }),
  networks: orElse(
    [],
    T.Array(networkName, {
      maxItems: 20,
      uniqueItems: true,
      description: "What it is for: it fits the limits of all of these.",
    }),
  ),
};
interface Aim {
  readonly brand_id?: string;
  readonly networks: readonly NetworkName[];
}

const Rehearsal = T.Object(
  {
    provider: OneOf(providerKinds, "Whose protocol it speaks."),
    model: T.String({ description: "The model that would be asked." }),
    host: T.String({ description: "Where it answers." }),
    own: T.Boolean({ description: "Whether the provider is the workspace's own; else it is the server's." }),
    input_tokens: T.Integer({ description: "About how many tokens it would be sent." }),
    most_output_tokens: T.Integer({ description: "How many it could answer with." }),
    limits: T.Array(T.String(), { description: "What the answer would have to fit." }),
    quota_left: orNull(T.Integer({ description: "What is left of the month's quota; null: there is none." })),
  },
  { description: "What the model would be asked; only in the answer to `dry_run`, and then nothing was." },
);
const answering = <P extends TObject["properties"]>(title: string, properties: P) =>
  T.Object(
    { data: T.Object(properties, { description: "What was written." }), dry_run: T.Optional(Rehearsal) },
    { title },
  );
const WrittenText = answering("WrittenText", { text: T.String({ description: "The text." }) });

interface Order<D> {
  /** Loaded with the first call: what counts texts and reads personas would cost every start. */
  readonly job: (jobs: typeof import("../writing/jobs.ts")) => Job<D>;
  readonly empty: D;
  readonly isThread?: boolean;
}

async function written<D>(context: Context, act: Act, { brand_id, networks }: Aim, order: Order<D>): Promise<string> {
  const [{ write }, jobs, { surroundingsOf }] = await Promise.all([
    import("../writing/write.ts"),
    import("../writing/jobs.ts"),
    import("../writing/surroundings.ts"),
  ]);
  const targets = await context.house.writing.targets(order.isThread && networks.length === 0 ? usualThread : networks);
  const single = order.isThread && targets.find(({ thread }) => thread === 0);
  if (single) throw new Failure("invalid_request", `networks: ${single.title} has no threads.`);
  const job = order.job(jobs);
  const material = [...(await surroundingsOf(context, brand_id)), ...job.material];
  return write(context, act, { job: { ...job, material }, targets, empty: order.empty });
}

/** Where a thread is for nothing in particular, it fits where there is least room. */
const usualThread = ["x", "bluesky"] as const;

const form = { empty: { text: "" } };

export const rewriteText = operation({
  ...all,
  name: "rewrite_text",
  route: "POST /v1/ai/rewrite",
  summary: "Rewrite a text",
  description:
    "Rewrites a text: in the brand's voice, in a tone of your choice, within the limits of the networks that are named.",
  input: closed({
    text,
    tone: T.Optional(content(200, "How it should sound.", "friendly, short")),
    ...aim,
  }),
  output: WrittenText,
  run: (context, input, act) => written(context, act, input, { ...form, job: (jobs) => jobs.rewriting(input) }),
});

export const composeText = operation({
  ...all,
  name: "compose_text",
  route: "POST /v1/ai/compose",
  summary: "Compose a post",
  description: "Writes a post about what you ask for, in the brand's voice. It is not saved: create_post does that.",
  input: closed({ prompt: content(10_000, "What to write about.", "Our launch on Monday"), ...aim }),
  output: WrittenText,
  run: (context, input, act) => written(context, act, input, { ...form, job: (jobs) => jobs.composing(input) }),
});

export const optimiseText = operation({
  ...all,
  name: "optimise_text",
  route: "POST /v1/ai/optimise",
  summary: "Optimise a post",
  description: "Improves a post: a strong first line, clear sentences, one call to action.",
  input: closed({ text, ...aim }),
  output: WrittenText,
  run: (context, input, act) => written(context, act, input, { ...form, job: (jobs) => jobs.optimising(input) }),
});

export const suggestHashtags = operation({
  ...all,
  name: "suggest_hashtags",
  route: "POST /v1/ai/hashtags",
  summary: "Suggest hashtags",
  description: "Suggests hashtags for a post, the most fitting first: at most ten, each once.",
  input: closed({ text, ...aim }),
  output: answering("SuggestedHashtags", {
    hashtags: T.Array(T.String(), { description: "Each with its #.", examples: [["#launch"]] }),
  }),
  run: (context, input, act) =>
    written(context, act, input, { job: (jobs) => jobs.tagging(input), empty: { hashtags: [] } }),
});

export const writeThread = operation({
  ...all,
  name: "write_thread",
  route: "POST /v1/ai/thread",
  summary: "Turn a text into a thread",
  description:
    "Turns a long text into the posts of a thread. Each fits every network that is named; without any, X and Bluesky.",
  input: closed({ text, ...aim }),
  output: answering("WrittenThread", { posts: T.Array(T.String(), { description: "The posts, in order." }) }),
  run: (context, input, act) =>
    written(context, act, input, { job: (jobs) => jobs.threading(input), empty: { posts: [] }, isThread: true }),
});

export const suggestIdeas = operation({
  ...all,
  name: "suggest_ideas",
  route: "POST /v1/ai/ideas",
  summary: "Suggest ideas for posts",
  description: "Suggests ideas for posts that suit the brand: on a topic, or on what the brand is about.",
  input: closed({ topic: T.Optional(content(1000, "What they are about.", "Our first year")), ...aim }),
  output: answering("SuggestedIdeas", { ideas: T.Array(T.String(), { description: "The ideas, the best first." }) }),
  run: (context, input, act) =>
    written(context, act, input, { job: (jobs) => jobs.ideas(input), empty: { ideas: [] } }),
});
