import { type Box, blank, boxesIn, boxIn } from "./boxes.ts";

/* What a track says of how it is played (ISO/IEC 14496-12 §8.4 and 8.5; QuickTime has the same, and more names in it). */

const ofInformation = new Set(["vmhd", "smhd", "hmhd", "nmhd", "sthd", "gmhd", "hdlr", "dinf", "stbl"]);
const ofSamples = new Set(
  "stsd stts ctts cslg stss stps sdtp stsc stsz stz2 stco co64 sgpd sbgp subs saiz saio padb stdp".split(" "),
);

/** A handler's name is for people: cameras and programs sign there. */
export const forgetName = (bytes: Uint8Array, { body, end }: Box): void => {
  bytes.fill(0, Math.min(body + 24, end), end);
};

/** Takes out in place what plays no part: names of handlers, encoders and files, and boxes that nobody knows. */
export function cleanInformation(bytes: Uint8Array, information: Box, kind: string): void {
  for (const box of boxesIn(bytes, information.body, information.end)) {
    if (!ofInformation.has(box.type)) blank(bytes, box);
    else if (box.type === "hdlr") forgetName(bytes, box);
    else if (box.type === "dinf") forgetPlaces(bytes, box);
    else if (box.type === "stbl") cleanTable(bytes, box, kind);
  }
}

/** Where a track's data once was: of what is in this file, only that it is. */
function forgetPlaces(bytes: Uint8Array, { body, end }: Box): void {
  const table = boxIn(bytes, "dref", body, end);
  if (table) for (const one of boxesIn(bytes, table.body + 8, table.end)) bytes.fill(0, one.body + 4, one.end);
}

function cleanTable(bytes: Uint8Array, table: Box, kind: string): void {
  for (const box of boxesIn(bytes, table.body, table.end)) {
    if (!ofSamples.has(box.type)) blank(bytes, box);
    else if (box.type === "stsd" && kind === "vide")
      for (const entry of boxesIn(bytes, box.body + 8, box.end)) forgetEncoder(bytes, entry);
  }
}

/** Who made the encoder, and its name: 32 bytes that QuickTime shows. */
function forgetEncoder(bytes: Uint8Array, { body, end }: Box): void {
  if (end - body < 78) return;
  bytes.fill(0, body + 12, body + 16);
  bytes.fill(0, body + 42, body + 74);
}
