import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";

/* Certificates (X.509 in DER) for servers of the tests, made while they run: no key of theirs is in a file. */

const part = (tag: number, ...content: Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  const size: number[] = [];
  for (let rest = body.length; rest > 0; rest >>= 8) size.unshift(rest & 255);
  const length = body.length < 128 ? [body.length] : [128 | size.length, ...size];
  return Buffer.concat([Uint8Array.of(tag, ...length), body]);
};
const sequence = (...content: Uint8Array[]) => part(0x30, ...content);
const octets = (content: Uint8Array) => part(0x04, content);
const bits = (content: Uint8Array) => part(0x03, Uint8Array.of(0), content);
const yes = Buffer.from("0101ff", "hex");
const time = (at: number) =>
  part(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`));

const ids = {
  commonName: Buffer.from("0603550403", "hex"),
  ecdsaWithSha256: Buffer.from("06082a8648ce3d040302", "hex"),
  basicConstraints: Buffer.from("0603551d13", "hex"),
  subjectAltName: Buffer.from("0603551d11", "hex"),
};
const nameOf = (text: string) => sequence(part(0x31, sequence(ids.commonName, part(0x0c, Buffer.from(text)))));
const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n").trim()}\n-----END ${label}-----\n`;

const hour = 3_600_000;

interface Wanted {
  readonly issuer: string;
  readonly signer: KeyObject;
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extension: Uint8Array;
  readonly until: number;
}

function certificate({ issuer, signer, subject, publicKey, extension, until }: Wanted): string {
  const algorithm = sequence(ids.ecdsaWithSha256);
  const serial = Buffer.concat([Uint8Array.of(1), randomBytes(15)]);
  const signed = sequence(
    part(0xa0, Buffer.from("020102", "hex")),
    part(0x02, serial),
    algorithm,
    nameOf(issuer),
    sequence(time(until - 48 * hour), time(until)),
    nameOf(subject),
    publicKey.export({ type: "spki", format: "der" }),
    part(0xa3, sequence(extension)),
  );
  return pem("CERTIFICATE", sequence(signed, algorithm, bits(sign("sha256", signed, signer))));
}

const address = (ip: string) => Buffer.from(ip.split(".").map(Number));
const alternative = (name: string) => (isIP(name) === 4 ? part(0x87, address(name)) : part(0x82, Buffer.from(name)));

/** An authority, and the certificates it gives for names and v4 addresses. */
export function authority() {
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const issuer = `tests ${randomBytes(4).toString("hex")}`;
  const signed = { issuer, signer: own.privateKey };
  return {
    /** Whom a client trusts, in PEM. */
    ca: certificate({
      ...signed,
      subject: issuer,
      publicKey: own.publicKey,
      extension: sequence(ids.basicConstraints, yes, octets(sequence(yes))),
      until: Date.now() + 24 * hour,
    }),
    /** What a server shows, and its key. */
    issue(names: readonly string[], { until = Date.now() + 24 * hour } = {}) {
      const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const extension = sequence(ids.subjectAltName, octets(sequence(...names.map(alternative))));
      return {
        cert: certificate({ ...signed, subject: "server", publicKey, extension, until }),
        key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      };
    },
  };
}
