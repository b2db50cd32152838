import { isInstalled, llmFolder } from "./cache.ts";
import { firstLine, sayMissing } from "./child.ts";

/** A running language model behind an OpenAI-compatible address. */
export interface Llm {
  readonly url: string;
  readonly model: string;
  stop(): Promise<void>;
}

export const hasLlm = isInstalled(llmFolder());
if (!hasLlm) sayMissing("the language model");

/** It runs under Node, whose interface llama.cpp is built for. */
export async function startLlm(): Promise<Llm> {
  const options = { cwd: llmFolder(), stdin: "pipe", stdout: "pipe", stderr: "inherit" } as const;
  const child = Bun.spawn(["node", "run.mjs"], options);
  const { url } = JSON.parse(await firstLine(child.stdout, "The language model"));
  return {
    ...{ url, model: "stories260K" },
    async stop() {
      child.stdin.end();
      await child.exited;
    },
  };
}
