/** A bucket, as `media_store` names it: `s3://bucket/prefix?endpoint=https://s3.example.com&region=eu-central-1`. */
export interface Bucket {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  readonly endpoint: string | undefined;
  readonly region: string;
}

/** The bucket that a setting names; undefined where it names none. */
export function bucketOf(text: string): Bucket | undefined {
  if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w!.*'()/-]*)?(\?\S*)?$/.test(text)) return undefined;
  const { hostname, pathname, searchParams } = new URL(text);
  const path = pathname.replace(/^\/+|\/+$/g, "");
  const endpoint = searchParams.get("endpoint") ?? undefined;
  const isKnown = [...searchParams.keys()].every((name) => name === "endpoint" || name === "region");
  if (!isKnown || (endpoint !== undefined && !/^https?:\/\/[^/?#@\s]+\/?$/.test(endpoint))) return undefined;
  const region = searchParams.get("region") ?? "us-east-1";
  return { bucket: hostname, prefix: path === "" ? "" : `${path}/`, endpoint, region };
}
