/* The modules of twitter-text that are used, each by itself: the package's own entry carries polyfills along. */

declare module "twitter-text/dist/esm/extractUrlsWithIndices.js" {
  export default function extractUrlsWithIndices(
    text: string,
    options?: { readonly extractUrlsWithoutProtocol?: boolean },
  ): { readonly url: string; readonly indices: readonly [number, number] }[];
}

declare module "twitter-text/dist/esm/parseTweet.js" {
  export default function parseTweet(text: string): { readonly weightedLength: number };
}
