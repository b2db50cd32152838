import { join } from "node:path";

/* Makes each app one HTML text, with everything in it: at build for the executable, at first use in a run from source. */

const titles = { preview: "Post preview", calendar: "Calendar" } as const;
export type AppName = keyof typeof titles;
export const appNames = Object.keys(titles) as readonly AppName[];

const folder = import.meta.dir;
const post = ["page/base.css", "page/networks.css", "preview/card.css", "preview/layouts.css", "preview/frame.css"];
const sheets: Readonly<Record<AppName, readonly string[]>> = {
  preview: post,
  calendar: [...post, "calendar/entries.css", "calendar/days.css"],
};

/** As the specification has it where nothing is declared: this page's own, and pictures that are in it. */
const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'none'; base-uri 'none'";

const smaller = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "");

async function scriptOf(name: AppName): Promise<string> {
  const entry = join(folder, name, "main.ts");
  const { outputs } = await Bun.build({ entrypoints: [entry], target: "browser", format: "iife", minify: true });
  const [script] = await Promise.all(outputs.map((output) => output.text()));
  if (script === undefined) throw new Error(`The app ${name} came to nothing.`);
  // Within HTML a script ends at its end tag, whatever it is in for JavaScript.
  return script.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/** The HTML of an app. The same sources give the same bytes. */
export async function bundled(name: AppName): Promise<string> {
  const css = await Promise.all(sheets[name].map((sheet) => Bun.file(join(folder, sheet)).text()));
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${titles[name]}</title><style>${smaller(css.join("\n"))}</style></head>`,
    `<body><main id="page"></main><script>${await scriptOf(name)}</script></body></html>`,
  ].join("");
}
