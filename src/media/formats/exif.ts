import { latin, u16, u16le, u32, u32le } from "./looked.ts";

/* Of everything that Exif tells (place, time, camera, owner), one thing belongs to the picture: which way up it is. */

const orientationTag = 0x0112;
/** The length of the shortest Exif that tells an orientation. */
export const shortest = 26;

/** The orientation in a block of Exif (TIFF 6.0), 2 to 8; undefined where it is upright or not told. */
export function orientationIn(tiff: Uint8Array): number | undefined {
  const order = latin(tiff, 0, 4);
  if (tiff.byteLength < shortest || (order !== "II*\0" && order !== "MM\0*")) return undefined;
  const [short, long] = order === "II*\0" ? [u16le, u32le] : [u16, u32];
  const directory = long(tiff, 4);
  if (directory + 2 > tiff.byteLength) return undefined;
  const many = short(tiff, directory);
  for (let entry = directory + 2; entry < directory + 2 + many * 12 && entry + 12 <= tiff.byteLength; entry += 12) {
    if (short(tiff, entry) !== orientationTag) continue;
    const value = short(tiff, entry + 8);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A block of Exif that tells the orientation and nothing else. */
export const exifOf = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);

/** Whether a picture of this orientation is shown with its width and height changed over. */
export const isTurned = (orientation: number | undefined): boolean => orientation !== undefined && orientation >= 5;
