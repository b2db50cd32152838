import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Reply, TestApp } from "./app.ts";

/** Every file of the media folder, what is unfinished included. */
export const filesOf = ({ folder }: TestApp): string[] =>
  (existsSync(join(folder, "media"))
    ? readdirSync(join(folder, "media"), { recursive: true, withFileTypes: true })
    : []
  )
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

export interface Upload {
  readonly id: string;
  readonly upload_url: string;
  readonly headers: Record<string, string>;
  readonly expires_at: string;
}

export const begin = (
  app: TestApp,
  key: string,
  bytes: Uint8Array,
  type = "image/png",
  more: object = {},
): Promise<Reply> =>
  app.call(key, "POST", "/v1/media/upload-url", {
    filename: "launch.png",
    content_type: type,
    size_bytes: bytes.byteLength,
    ...more,
  });

export const put = (upload: Upload, body: BodyInit | Uint8Array, headers: Record<string, string> = upload.headers) =>
  fetch(upload.upload_url, { method: "PUT", headers, body: body as BodyInit });

/** An upload that has come, and is not confirmed. */
export async function uploaded(
  app: TestApp,
  key: string,
  bytes: Uint8Array,
  type?: string,
  more?: object,
): Promise<Upload> {
  const { body: upload, status, text } = await begin(app, key, bytes, type, more);
  if (status !== 201) throw new Error(text);
  const response = await put(upload, bytes);
  if (response.status !== 200) throw new Error(await response.text());
  return upload;
}

export const confirm = (app: TestApp, key: string, { id }: { id: string }): Promise<Reply> =>
  app.call(key, "POST", `/v1/media/${id}/confirm`);

/** A file that posts can name. */
export async function readyFile(
  app: TestApp,
  key: string,
  bytes: Uint8Array,
  type?: string,
  more?: object,
): Promise<Reply["body"]> {
  const { body, status, text } = await confirm(app, key, await uploaded(app, key, bytes, type, more));
  if (status !== 200) throw new Error(text);
  return body;
}

/** The bytes of a file, as a credential reads them. */
export const read = (app: TestApp, key: string, id: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${app.url}/v1/media/${id}/content`, { method, headers: { authorization: `Bearer ${key}`, ...headers } });
export const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
