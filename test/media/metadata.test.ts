import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { bytesOf, confirm, filesOf, read, readyFile, uploaded } from "../support/media.ts";
import { gif, jpeg, mp4, png, webm, webp } from "../support/pictures.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

const confirmed = async (bytes: Uint8Array, type: string) => {
  const file = await readyFile(app, key, bytes, type);
  return { file, bytes: await bytesOf(await read(app, key, file.id)) };
};
const refusal = async (bytes: Uint8Array, type: string) => {
  const { status, body } = await confirm(app, key, await uploaded(app, key, bytes, type));
  return [status, body.error?.code, body.error?.message];
};
const size = (width: number, height: number, seconds: number | null = null) => ({ width, height, seconds });

/** Each says Berlin wherever its kind of file can say something, and behind its end. */
const noted: Record<string, [type: string, bytes: Buffer, measured: object]> = {
  JPEG: ["image/jpeg", jpeg({ noted: true, orientation: 6 }), size(8, 16)],
  PNG: ["image/png", png({ noted: true }), size(2, 3)],
  GIF: ["image/gif", gif({ noted: true }), size(2, 1)],
  WebP: ["image/webp", webp({ noted: true }), size(10, 5)],
  MP4: ["video/mp4", mp4({ noted: true }), size(360, 640, 12.5)],
  QuickTime: ["video/quicktime", mp4({ noted: true, brand: "qt  " }), size(360, 640, 12.5)],
  WebM: ["video/webm", webm({ noted: true }), size(320, 240, 2.5)],
};

describe.each(Object.entries(noted))(
  "a %s that says where and by whom it was made",
  (_kind, [type, bytes, measured]) => {
    test("says nothing of it any more, is no larger and is measured as it is shown", async () => {
      expect(bytes.toString("latin1")).toContain("Berlin");
      const { file, bytes: cleaned } = await confirmed(bytes, type);
      expect(cleaned.toString("latin1")).not.toContain("Berlin");
      expect(cleaned.toString("latin1")).not.toContain("52.5200");
      expect(file).toMatchObject({ ...measured, content_type: type, size_bytes: cleaned.length });
      expect(cleaned.length).toBeLessThanOrEqual(bytes.length);
      expect(file.sha256).toBe(new Bun.CryptoHasher("sha256").update(cleaned).digest("hex"));
    });

    test("is the same when it is uploaded again without it, and the upload is gone", async () => {
      const files = filesOf(app).length;
      const { file, bytes: cleaned } = await confirmed(bytes, type);
      expect(filesOf(app).length).toBe(files + 1);
      const again = await confirmed(cleaned, type);
      expect(again.bytes).toEqual(cleaned);
      expect(again.file).toMatchObject({ ...measured, sha256: file.sha256 });
    });

    test("cut anywhere is refused, or is still a whole file of its kind", async () => {
      const { look } = await import("../../src/media/look.ts");
      const { Unsound } = await import("../../src/media/reader.ts");
      const path = `${app.folder}/cut`;
      for (let length = 0; length < bytes.length; length++) {
        await Bun.write(path, bytes.subarray(0, length));
        const looked = await look(path, type as never).catch((error) => error);
        if (looked instanceof Error) expect(looked).toBeInstanceOf(Unsound);
        else expect(looked.pieces.size).toBeLessThanOrEqual(length);
      }
    });
  },
);

/** The segments of a JPEG up to its picture: by hand, and not by the parser that is tested. */
function segments(bytes: Buffer): [code: number, body: Buffer][] {
  const found: [number, Buffer][] = [];
  for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2))
    found.push([bytes[at + 1] as number, bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2))]);
  return found;
}

describe("what belongs to the picture stays", () => {
  test("of a JPEG its JFIF head, its colours, the bytes of its picture, and which way up it is", async () => {
    const before = jpeg({ noted: true, orientation: 6 });
    const { bytes } = await confirmed(before, "image/jpeg");
    const after = segments(bytes);
    expect(after.map(([code]) => code.toString(16))).toEqual(
      ["e0", "e1", "e2", "db", "c0", "c4", "c4"].slice(0, after.length),
    );
    expect(after[2]?.[1].toString("latin1")).toBe("ICC_PROFILE\0\x01\x01 colours");
    const exif = after[1]?.[1] as Buffer;
    expect(exif.length).toBe(32);
    expect(exif.subarray(0, 6).toString("latin1")).toBe("Exif\0\0");
    expect(exif.readUInt16BE(6 + 18)).toBe(6);
    const picture = before.indexOf(Buffer.from("ffda", "hex"));
    const end = before.indexOf(Buffer.from("ffd9", "hex")) + 2;
    expect(bytes.subarray(bytes.indexOf(Buffer.from("ffda", "hex")))).toEqual(before.subarray(picture, end));
  });

  test("of a JPEG that is upright no Exif at all", async () => {
    const { bytes } = await confirmed(jpeg({ noted: true }), "image/jpeg");
    expect(segments(bytes).map(([code]) => code)).not.toContain(0xe1);
  });

  test("of a PNG its gamma and which way up it is, with the right checksums", async () => {
    const { bytes } = await confirmed(png({ noted: true }), "image/png");
    const chunks: string[] = [];
    for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
      const body = bytes.subarray(at + 4, at + 8 + bytes.readUInt32BE(at));
      expect(bytes.readUInt32BE(at + 4 + body.length)).toBe(Bun.hash.crc32(body));
      chunks.push(body.subarray(0, 4).toString());
    }
    expect(chunks).toEqual(["IHDR", "gAMA", "eXIf", "IDAT", "IEND"]);
  });

  test("of a GIF its frames, and that it plays for ever", async () => {
    const { bytes } = await confirmed(gif({ noted: true }), "image/gif");
    expect(bytes).toEqual(gif());
  });

  test("of a WebP its length and its flags are right", async () => {
    const { bytes } = await confirmed(webp({ noted: true }), "image/webp");
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect((bytes[20] as number) & 0x0c).toBe(0x08);
  });

  test.each([
    ["MP4", "video/mp4", mp4({ noted: true })],
    ["WebM", "video/webm", webm({ noted: true })],
  ] as const)("of an %s every byte where it was", async (_kind, type, before) => {
    const { bytes } = await confirmed(before, type);
    expect(bytes.length).toBe(before.length);
    for (const word of ["picture", "mvhd", "vide"]) expect(bytes.indexOf(word)).toBe(before.indexOf(word));
  });

  test("a WebM that is still being recorded, without lengths", async () => {
    const { file } = await confirmed(webm({ live: true }), "video/webm");
    expect(file).toMatchObject(size(320, 240));
  });
});

describe("what nobody should open is refused", () => {
  test.each([
    ["a PNG", "image/png", png({ declared: [60_000, 60_000] })],
    ["a PNG of no height", "image/png", png({ declared: [3, 0] })],
    ["a GIF", "image/gif", Buffer.concat([gif().subarray(0, 6), Buffer.from("ffffffff", "hex"), gif().subarray(10)])],
  ] as const)("%s that would not fit into memory when it is decoded", async (_what, type, bytes) => {
    expect(await refusal(bytes, type)).toEqual([
      400,
      "invalid_request",
      expect.stringMatching(/pixels when decoded|no width/),
    ]);
  });

  test.each([
    ["a film in the container of pictures (AVIF)", mp4({ brand: "avif" })],
    ["a sound", mp4({ brand: "M4A " })],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["HTML", Buffer.from("<!doctype html><title>x</title><p>".padEnd(100))],
    ["a Matroska film that is no WebM", webm({ docType: "matroska" })],
    ["a program", Buffer.from("\x7fELF".padEnd(100, "\0"))],
  ])("%s, whatever it is declared as", async (_what, bytes) => {
    for (const type of ["image/png", "image/jpeg", "video/mp4", "video/webm"])
      await expect(uploaded(app, key, bytes, type)).rejects.toThrow("nothing was kept");
  });

  test("a GIF with more to it than a GIF: what stands behind its end is not kept", async () => {
    const { bytes } = await confirmed(Buffer.concat([gif(), Buffer.from("<script>alert(1)</script>")]), "image/gif");
    expect(bytes).toEqual(gif());
  });
});

test("no file, however it is bent, does more than be refused", async () => {
  const { look, kinds } = await import("../../src/media/look.ts");
  const { Unsound } = await import("../../src/media/reader.ts");
  const { cleaned } = await import("../../src/media/pieces.ts");
  const path = `${app.folder}/bent`;
  let seed = 20_261_122;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const sources = Object.values(noted);
  for (let round = 0; round < 3000; round++) {
    const [type, source] = sources[round % sources.length] as (typeof sources)[number];
    const bytes = Buffer.from(source);
    for (let change = 0; change <= random(4); change++) {
      const at = random(bytes.length);
      if (random(3) === 0)
        bytes.fill([0, 0xff, 0x7f][random(3)] as number, at, Math.min(at + 1 + random(8), bytes.length));
      else bytes[at] = random(256);
    }
    await Bun.write(path, bytes);
    const looked = await look(path, type as (typeof kinds)[number]).catch((error) => error);
    if (looked instanceof Error) {
      expect(looked).toBeInstanceOf(Unsound);
      continue;
    }
    let length = 0;
    for await (const part of cleaned(path, looked.pieces.list)) length += part.byteLength;
    expect(length).toBe(looked.pieces.size);
  }
});
