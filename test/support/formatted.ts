import { expect } from "bun:test";

/** Text of a recorded file, as biome formats it. */
export async function formatted(text: string): Promise<string> {
  const biome = Bun.spawn(["node_modules/.bin/biome", "format", "--stdin-file-path=test/recorded/client.d.ts"], {
    stdin: new Blob([text]),
    stderr: "inherit",
  });
  const out = await new Response(biome.stdout).text();
  expect(await biome.exited).toBe(0);
  return out;
}
