import type { FormFile } from "./multipart.ts";
import type { Media } from "./network.ts";

/* The files of a post, as several networks have them alike. */

export const isFilm = (media: Media): boolean => media.type.startsWith("video/");
export const isAnimation = (media: Media): boolean => media.type === "image/gif";

/** A file's name as it is shown to a network: what people call their files is nobody's business. */
export const plainName = (media: Media, at: number): string => `${at + 1}.${media.type.split("/")[1]}`;

/** A file for a form. */
export const fileOf = async (media: Media, filename: string): Promise<FormFile> => ({
  content: await media.content(),
  filename,
  type: media.type,
});
