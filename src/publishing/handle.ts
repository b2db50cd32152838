/** A handle for networks that take none: what is kept instead to tell attempts apart. */
export const newHandle = (random: (bytes: number) => Uint8Array): string =>
  Buffer.from(random(16)).toString("base64url");
