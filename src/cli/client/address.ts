import { BadConfiguration } from "../../config/bad-configuration.ts";
import { Failure } from "../../contract/failure.ts";

/** A mistake in what says where the server is or who asks: in the command where a flag gave it, else in the set-up. */
export const refused = (from: string, problem: string): Error =>
  from.startsWith("--") ? new Failure("invalid_request", `${from}: ${problem}`) : new BadConfiguration(from, problem);

/** Whether an address cannot leave this machine. `URL` spells every form of an IPv4 address in four parts. */
const isHere = ({ hostname }: URL): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(\.\d{1,3}){3}$/.test(hostname);

/**
 * The address of a server as its origin, the only form in which it is compared. `plainHttp`: whether a credential may
 * go to another machine unencrypted. Throws what exits with 2 for a flag and with 78 for a variable or the file.
 */
export function serverAddress(text: string, from: string, plainHttp: boolean): string {
  const isOrigin = /^https?:\/\/[^/?#@\\\s]+\/?$/i.test(text) && URL.canParse(text);
  if (!isOrigin) throw refused(from, "must be an address without a path, such as https://crm.example.com.");
  const url = new URL(text);
  if (url.protocol === "http:" && !isHere(url) && !plainHttp)
    throw refused(
      from,
      `${url.origin} is not encrypted: whoever is on the way could read the credential. Use https, or --plain-http where you trust the network.`,
    );
  return url.origin;
}
