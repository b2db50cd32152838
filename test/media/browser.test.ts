import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { startApp, type TestApp } from "../support/app.ts";
import { bytesOf, read, readyFile } from "../support/media.ts";
import { exif } from "../support/pictures.ts";

const chromiumPath = "/usr/bin/chromium";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

let app: TestApp;
let key: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  if (!existsSync(chromiumPath)) throw new Error("Chromium is missing: npm test installs it where it may.");
  app = await startApp();
  key = await app.workspace.key();
  browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
  page = await browser.newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** A picture with many colours, by the encoders of a browser. */
const drawn = async (type: string): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate((kind) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [120, 80];
      const pen = canvas.getContext("2d");
      for (let at = 0; pen && at < 40; at++) {
        pen.fillStyle = `hsl(${at * 9} 80% 50%)`;
        pen.fillRect(at * 3, (at * 7) % 60, 30, 20);
      }
      return canvas.toDataURL(kind, 0.8).split(",")[1] ?? "";
    }, type),
    "base64",
  );

/** What is seen of a picture: its width and height, and every pixel. */
const seen = (bytes: Buffer, type: string): Promise<string> =>
  page.evaluate(
    async (address) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext("2d");
      pen?.drawImage(bitmap, 0, 0);
      const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
      return `${bitmap.width} ${bitmap.height} ${[...pixels].join()}`;
    },
    `data:${type};base64,${bytes.toString("base64")}`,
  );

/** What a browser records of a second of drawing. */
const recorded = async (type: string): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async (kind) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [160, 120];
      document.body.append(canvas);
      const pen = canvas.getContext("2d");
      const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: kind });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      recorder.start(200);
      for (let at = 0; pen && at < 20; at++) {
        pen.fillStyle = `hsl(${at * 18} 80% 50%)`;
        pen.fillRect(0, 0, 160, 120);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await new Promise((resolve) => {
        recorder.onstop = resolve;
        recorder.stop();
      });
      const reader = new FileReader();
      reader.readAsDataURL(new Blob(parts));
      await new Promise((resolve) => {
        reader.onload = resolve;
      });
      return String(reader.result).split(",")[1] ?? "";
    }, type),
    "base64",
  );

/** How a film plays to its end. */
const played = (bytes: Buffer, type: string): Promise<string> =>
  page.evaluate(
    async (address) => {
      const video = document.createElement("video");
      video.muted = true;
      video.src = address;
      const ended = new Promise((resolve, reject) => {
        video.onended = resolve;
        video.onerror = () => reject(new Error(video.error?.message));
      });
      await video.play();
      await ended;
      return [video.videoWidth, video.videoHeight, video.currentTime.toFixed(2)].join();
    },
    `data:${type};base64,${bytes.toString("base64")}`,
  );

describe("a browser sees the same", () => {
  test.each(["image/png", "image/jpeg", "image/webp"])("of its own %s", async (type) => {
    const bytes = await drawn(type);
    const file = await readyFile(app, key, bytes, type);
    expect(file).toMatchObject({ width: 120, height: 80 });
    expect(await seen(await bytesOf(await read(app, key, file.id)), type)).toBe(await seen(bytes, type));
  });

  test("of a JPEG that is turned, once all that its Exif says beside that is gone", async () => {
    const plain = await drawn("image/jpeg");
    const block = Buffer.concat([Buffer.from("\xff\xe1\0\0Exif\0\0", "latin1"), exif(6)]);
    block.writeUInt16BE(block.length - 2, 2);
    const bytes = Buffer.concat([plain.subarray(0, 2), block, plain.subarray(2)]);
    const file = await readyFile(app, key, bytes, "image/jpeg");
    expect(file).toMatchObject({ width: 80, height: 120 });
    const kept = await bytesOf(await read(app, key, file.id));
    expect(kept.toString("latin1")).not.toContain("52.5200");
    const picture = await seen(kept, "image/jpeg");
    expect(picture).toStartWith("80 120 ");
    expect(picture).toBe(await seen(bytes, "image/jpeg"));
  });

  test.each(["video/webm", "video/mp4"])(
    "of a %s that it recorded",
    async (type) => {
      const bytes = await recorded(type);
      const file = await readyFile(app, key, bytes, type);
      expect(file).toMatchObject({ width: 160, height: 120 });
      const kept = await bytesOf(await read(app, key, file.id));
      expect(kept.equals(bytes)).toBe(false);
      expect(await played(kept, type)).toBe(await played(bytes, type));
    },
    30_000,
  );
});
