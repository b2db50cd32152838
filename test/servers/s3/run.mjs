// A server that speaks S3, on loopback, with one bucket. Runs until stdin ends.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";

const folder = mkdtempSync(join(tmpdir(), "socialcrm-s3-"));
const server = new S3rver({
  address: "127.0.0.1",
  port: 0,
  directory: folder,
  silent: true,
  configureBuckets: [{ name: "media" }],
});
const { port } = await server.run();
console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, folder }));

process.stdin.resume();
process.stdin.on("end", () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
