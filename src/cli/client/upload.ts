import { basename, extname } from "node:path";
import type { Static } from "@sinclair/typebox";
import { type Command, Option } from "commander";
import { Failure } from "../../contract/failure.ts";
import { endings, type Kind, kindOf, kinds, tellingBytes } from "../../media/look.ts";
import { confirmMedia, createMediaUpload } from "../../operations/media.ts";
import { print } from "../print.ts";
import { refusal } from "./api.ts";
import { ask } from "./asking.ts";
import { shown } from "./shown.ts";
import { atServer, knownTarget, type TargetFlags } from "./target.ts";

interface UploadFlags extends TargetFlags {
  readonly alt?: string;
  readonly filename?: string;
  readonly contentType?: Kind;
}

/** `media upload FILE`: asks for an address, sends the bytes and confirms them. */
export const upload = (media: Command): Command =>
  atServer(
    media
      .command("upload <file>")
      .summary("upload a file")
      .description("Uploads a picture or a video: asks for an address, sends the bytes to it and confirms them.")
      .option("--alt <text>", "What it shows, for those who cannot see it.")
      .option("--filename <text>", "What it is called; default: the name of the file.")
      .addOption(
        new Option("--content-type <word>", "What kind of file it is, if its bytes do not tell.").choices(kinds),
      ),
  ).action(async (path: string, flags: UploadFlags) => {
    const target = await knownTarget(flags);
    const file = await opened(path);
    const body = {
      filename: flags.filename ?? basename(path),
      content_type: flags.contentType ?? (await kindIn(file, path)),
      size_bytes: file.size,
      ...(flags.alt !== undefined && { alt: flags.alt }),
    };
    const begun = (await ask(target, { method: "POST", path: createMediaUpload.path, body })) as Static<
      typeof createMediaUpload.output
    >;
    await sent(target.url, begun, file);
    const answer = await ask(target, { method: "POST", path: confirmMedia.path.replace(":id", begun.id) });
    print(flags, answer, () => shown(confirmMedia.output, answer as object, confirmMedia.noun));
  });

async function opened(path: string): Promise<Bun.BunFile> {
  const file = Bun.file(path);
  const stat = await file.stat().catch((cause: NodeJS.ErrnoException) => {
    throw new Failure("invalid_request", `${path} cannot be read (${cause.code}).`, { cause });
  });
  if (stat.isFile()) return file;
  throw new Failure("invalid_request", `${path} is not a file.`);
}

/** By its first bytes; by its name where those say nothing, so that the server tells what is wrong with it. */
async function kindIn(file: Bun.BunFile, path: string): Promise<Kind> {
  const found = kindOf(await file.slice(0, tellingBytes).bytes());
  const ending = extname(path).slice(1).toLowerCase().replace("jpeg", "jpg");
  const named = kinds.find((kind) => endings[kind] === ending);
  const kind = found ?? named;
  if (kind) return kind;
  throw new Failure("invalid_request", `${path} is no file of a kind that is taken: ${kinds.join(", ")}.`);
}

/**
 * To the server that was asked, by whatever address it is reached from here: the address that it signed may be the one
 * by which others reach it.
 */
async function sent(url: string, begun: Static<typeof createMediaUpload.output>, file: Bun.BunFile): Promise<void> {
  const { pathname, search } = new URL(begun.upload_url);
  const { method, headers } = begun;
  const response = await fetch(url + pathname + search, { method, headers, body: file, redirect: "manual" }).catch(
    (cause) => {
      throw new Failure("unavailable", `${url} did not take the file (${cause.code ?? cause.message}).`, { cause });
    },
  );
  const told: unknown = await response.json().catch(() => undefined);
  if (response.status !== 200) throw refusal(url, { status: response.status, headers: response.headers, body: told });
}
