import type { BunPlugin, PluginBuilder } from "bun";

/*
 * Modules that the executable holds as files of their own: minified, without bytecode and source map. What few servers
 * use and nothing waits for takes a fifth of the room that way, and ten milliseconds when it is first read.
 */

/** What each of them exports. */
const modules: Readonly<Record<string, readonly string[]>> = { "src/writing/sdk.ts": ["languageModel"] };

/** Ends a path on any system. */
const ending = (path: string) => new RegExp(`${path.replaceAll("/", "[\\\\/]").replaceAll(".", "\\.")}$`);

async function bundled(path: string): Promise<string> {
  const { outputs } = await Bun.build({ entrypoints: [path], minify: true, target: "bun", format: "esm" });
  return (outputs[0] as Blob).text();
}

/** Bundled first: within a build, another one would wait for it for ever. */
export async function apart(): Promise<BunPlugin> {
  const texts = new Map<string, string>();
  for (const path of Object.keys(modules)) texts.set(`apart:${path}`, await bundled(path));
  return { name: "apart", setup: (build) => setUp(build, texts) };
}

function setUp(build: PluginBuilder, texts: ReadonlyMap<string, string>): void {
  // By a name that says nothing of this machine: it stands in the executable.
  build.onResolve({ filter: /^apart:/ }, ({ path }) => ({ path, namespace: "apart" }));
  build.onLoad({ filter: /./, namespace: "apart" }, ({ path }) => ({
    loader: "file",
    contents: texts.get(path) as string,
  }));
  for (const [path, names] of Object.entries(modules))
    build.onLoad({ filter: ending(path) }, () => ({
      loader: "ts",
      contents: `import file from "apart:${path}" with { type: "file" };\nexport const { ${names.join(", ")} } = await import(file);\n`,
    }));
}
