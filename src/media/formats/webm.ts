import { Pieces } from "../pieces.ts";
import { type Reader, Unsound } from "../reader.ts";
import { type Element, elementIn, elementsIn, float, longestHead, unsigned, voided, voidHead } from "./ebml.ts";
import { type Looked, latin, sized } from "./looked.ts";

const ids = {
  header: "1a45dfa3",
  docType: "4282",
  segment: "18538067",
  info: "1549a966",
  tracks: "1654ae6b",
  cluster: "1f43b675",
};
/** What plays, or says where it is: seek head, cues and clusters, with what a cluster of unknown length holds. */
const kept = new Set(["114d9b74", "1c53bb6b", ids.cluster, "e7", "a3", "a0", "a7", "ab", "ec"]);
/** Of the information, what a player needs: its unit of time and how long it is; the names of programs go with the rest. */
const timeScale = "2ad7b1";
const duration = "4489";
const program = new Set(["4d80", "5741"]);
const mostHeader = 4 << 20;

interface Film {
  size: { width: number; height: number } | undefined;
  seconds: number | null;
}

/** Looks at a WebM. Titles, times, tags, names and attachments in it become zeros; no byte moves. */
export async function webm(file: Reader): Promise<Looked> {
  const header = await whole(file, await elementAt(file, 0));
  const [docType] = [...elementsIn(header.bytes, header.body, header.bytes.byteLength)].filter(
    ({ id }) => id === ids.docType,
  );
  if (!docType || latin(header.bytes, docType.body, docType.end).replace(/\0+$/, "") !== "webm")
    throw new Unsound("is no WebM, though it looks like one.");
  const segment = await elementAt(file, header.bytes.byteLength);
  if (segment.id !== ids.segment) throw new Unsound("has no segment.");
  const last = segment.end ?? file.size;
  if (last > file.size) throw new Unsound("is cut short.");
  const pieces = new Pieces();
  pieces.copy(0, segment.body);
  const film: Film = { size: undefined, seconds: null };
  let played = false;
  for (let at = segment.body; at < last; ) {
    const element = await elementAt(file, at);
    if (element.id === ids.cluster) played = true;
    at = await taken(file, element, pieces, film, last);
  }
  if (!film.size) throw new Unsound("has no picture track.");
  if (!played) throw new Unsound("has no picture in it.");
  return { ...film.size, seconds: film.seconds, pieces };
}

/** Takes one element of the segment; answers where the next one begins. */
async function taken(file: Reader, element: Element, pieces: Pieces, film: Film, last: number): Promise<number> {
  const { id, start, body, end } = element;
  if (end === undefined) {
    if (id !== ids.cluster) throw new Unsound("has an element without a length.");
    pieces.copy(start, body);
    return body;
  }
  if (end > last) throw new Unsound("is cut short.");
  if (id === ids.info || id === ids.tracks) {
    const { bytes, body: from } = await whole(file, element);
    if (id === ids.info) film.seconds = cleanInfo(bytes, from);
    else film.size = cleanTracks(bytes, from);
    pieces.put(bytes);
  } else if (kept.has(id) && id !== "ec") pieces.copy(start, end);
  else {
    const head = voidHead(end - start);
    pieces.put(head);
    pieces.zeros(end - start - head.byteLength);
  }
  return end;
}

const elementAt = async (file: Reader, at: number): Promise<Element> =>
  elementIn(await file.need(at, Math.max(2, Math.min(longestHead, file.size - at))), at);

/** An element in memory, and where in it the body begins. */
async function whole(file: Reader, { start, body, end }: Element): Promise<{ bytes: Uint8Array; body: number }> {
  if (end === undefined || end - start > mostHeader) throw new Unsound("has a header that is too long.");
  return { bytes: (await file.need(start, end - start)).slice(), body: body - start };
}

function cleanInfo(bytes: Uint8Array, from: number): number | null {
  let scale = 1_000_000;
  let length: number | undefined;
  for (const element of elementsIn(bytes, from, bytes.byteLength)) {
    if (element.id === timeScale) scale = unsigned(bytes, element);
    else if (element.id === duration) length = float(bytes, element);
    else if (program.has(element.id)) bytes.fill(0, element.body, element.end);
    else voided(bytes, element);
  }
  const seconds = ((length ?? 0) * scale) / 1e9;
  return seconds > 0 && Number.isFinite(seconds) ? Math.round(seconds * 1000) / 1000 : null;
}

function cleanTracks(bytes: Uint8Array, from: number): Film["size"] {
  let size: Film["size"];
  for (const track of elementsIn(bytes, from, bytes.byteLength)) {
    if (track.id !== "ae") {
      voided(bytes, track);
      continue;
    }
    for (const element of elementsIn(bytes, track.body, track.end)) {
      if (element.id === "536e" || element.id === "bf" || element.id === "ec") voided(bytes, element);
      else if (element.id === "e0") size ??= pixels(bytes, element);
    }
  }
  return size;
}

function pixels(bytes: Uint8Array, video: Element & { readonly end: number }): Film["size"] {
  let [width, height] = [0, 0];
  for (const element of elementsIn(bytes, video.body, video.end)) {
    if (element.id === "b0") width = unsigned(bytes, element);
    if (element.id === "ba") height = unsigned(bytes, element);
  }
  return sized(width, height);
}
