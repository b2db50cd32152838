// A Bluesky PDS and its PLC directory, on loopback. Runs under the Node that stands beside it, until stdin ends.
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { envToCfg, envToSecrets, PDS, readEnv } from "@atproto/pds";
import plcServer from "@did-plc/server";

// Both listen on every interface unless they are kept from it.
const listen = Server.prototype.listen;
Server.prototype.listen = function (first, ...rest) {
  const callbacks = rest.filter((one) => typeof one === "function");
  return typeof first === "number"
    ? listen.call(this, { port: first, host: "127.0.0.1" }, ...callbacks)
    : listen.call(this, first, ...rest);
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const plcPort = await freePort();
const pdsPort = await freePort();
const plc = plcServer.PlcServer.create({ db: plcServer.Database.mock(), port: plcPort });
await plc.start();

const folder = mkdtempSync(join(tmpdir(), "socialcrm-pds-"));
const blobs = join(folder, "blobs");
mkdirSync(blobs);
Object.assign(process.env, {
  PDS_HOSTNAME: "localhost",
  PDS_PORT: String(pdsPort),
  PDS_DATA_DIRECTORY: folder,
  PDS_BLOBSTORE_DISK_LOCATION: blobs,
  PDS_DID_PLC_URL: `http://127.0.0.1:${plcPort}`,
  PDS_JWT_SECRET: randomBytes(16).toString("hex"),
  PDS_DPOP_SECRET: randomBytes(32).toString("hex"),
  PDS_ADMIN_PASSWORD: randomBytes(16).toString("hex"),
  PDS_PLC_ROTATION_KEY_K256_PRIVATE_KEY_HEX: randomBytes(32).toString("hex"),
  PDS_INVITE_REQUIRED: "false",
  PDS_DEV_MODE: "true",
  PDS_DISABLE_SSRF_PROTECTION: "true",
  PDS_RATE_LIMITS_ENABLED: "false",
  PDS_SERVICE_HANDLE_DOMAINS: ".test",
  PDS_BLOB_UPLOAD_LIMIT: "104857600",
  LOG_ENABLED: "false",
});
const env = readEnv();
const pds = await PDS.create(envToCfg(env), envToSecrets(env));
await pds.start();
console.log(JSON.stringify({ url: `http://localhost:${pdsPort}`, plc: `http://127.0.0.1:${plcPort}` }));

process.stdin.resume();
process.stdin.on("end", async () => {
  await pds.destroy();
  await plc.destroy();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
