import { gif } from "./formats/gif.ts";
import { jpeg } from "./formats/jpeg.ts";
import { type Looked, latin } from "./formats/looked.ts";
import { mp4 } from "./formats/mp4.ts";
import { png } from "./formats/png.ts";
import { webm } from "./formats/webm.ts";
import { webp } from "./formats/webp.ts";
import { type Reader, reading, Unsound } from "./reader.ts";

/**
 * The kinds of files that are taken, in the order in which they are shown. Each is read by a parser of our own, because
 * its metadata has to be found anyway; what has scripts in it (SVG, HTML) is never among them.
 */
export const kinds = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "video/mp4",
  "video/quicktime",
  "video/webm",
] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (type: string): type is Kind => (kinds as readonly string[]).includes(type);

const readers: Record<Kind, (file: Reader) => Promise<Looked>> = {
  ...{ "image/png": png, "image/jpeg": jpeg, "image/gif": gif, "image/webp": webp },
  ...{ "video/mp4": mp4, "video/quicktime": mp4, "video/webm": webm },
};

/** The ending that a file of a kind has. */
export const endings: Record<Kind, string> = {
  ...{ "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp" },
  ...{ "video/mp4": "mp4", "video/quicktime": "mov", "video/webm": "webm" },
};

/** So many bytes tell what kind a file is. */
export const tellingBytes = 64;

/** Brands of the same container that are pictures, sounds or something else. */
const isFilm = (brand: string) => !/^(?:avif|avis|hei|hev|mif1|msf1|miaf|crx|M4A|M4B|M4P|F4A|jp[2xm])/.test(brand);

/** What kind a file is by its first bytes, whatever it is called; undefined where it is none that is taken. */
export function kindOf(start: Uint8Array): Kind | undefined {
  const text = latin(start, 0, tellingBytes);
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(text)) return "image/gif";
  if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return "image/webp";
  if (text.startsWith("\x1a\x45\xdf\xa3")) return text.includes("webm") ? "video/webm" : undefined;
  if (text.slice(4, 8) !== "ftyp") return undefined;
  const brand = text.slice(8, 12);
  if (brand === "qt  ") return "video/quicktime";
  return isFilm(brand) ? "video/mp4" : undefined;
}

/** Looks at a whole file of a kind. Throws Unsound where it is not what it should be. */
export const look = (path: string, kind: Kind): Promise<Looked> =>
  reading(path, async (file) => {
    const start = await file.need(0, Math.min(tellingBytes, file.size));
    const found = kindOf(start);
    if (found !== kind) throw new Unsound(found ? `is ${found}, not ${kind}.` : `is not ${kind}.`);
    return readers[kind](file);
  });
