/** A handle for networks that take none: what is kept instead to tell attempts apart. */
export const newHandle = (random: (bytes: number) => Uint8Array): string =>
  Buffer.from(random(16)).toString("base64url");

/** How far the clocks of two machines may differ, in milliseconds. */
export const tolerance = 300_000;
