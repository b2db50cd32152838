import { randomBytes, timingSafeEqual } from "node:crypto";
import type { RootKey } from "../../vault/root-key.ts";

/** How long a person may think about it, in milliseconds. */
const thinkingTime = 30 * 60_000;

/** What a page of consent asked: of whom, about what, when. */
interface Question {
  /** The session that was asked. */
  readonly session: string;
  /** The request, as the page has to hand it back. */
  readonly about: string;
}
export interface Asked extends Question {
  /** The authorization code of this question: it has one, so it can be answered with yes once. */
  readonly code: string;
}

/**
 * What makes an answer to a page of consent count: the question comes back with an HMAC, for the session that was asked
 * and for half an hour. Nothing is kept meanwhile.
 */
export class ConsentProofs {
  private readonly key: Uint8Array;

  constructor(root: RootKey) {
    this.key = root.subkey("oauth/consent");
  }

  write({ session, about }: Question, now: number): string {
    const question = { session, about, until: now + thinkingTime, nonce: randomBytes(16).toString("base64url") };
    const text = Buffer.from(JSON.stringify(question)).toString("base64url");
    return `${text}.${this.digest("question", text)}`;
  }

  /** The question that this session was asked; nothing for a text that is not one, or is too old. */
  read(proof: string, session: string, now: number): Asked | undefined {
    const [text = "", digest = "", ...more] = proof.split(".");
    const genuine = Buffer.from(this.digest("question", text));
    const sent = Buffer.from(digest);
    if (more.length > 0 || sent.length !== genuine.length || !timingSafeEqual(sent, genuine)) return undefined;
    const question: Question & { until: number } = JSON.parse(Buffer.from(text, "base64url").toString());
    if (question.session !== session || question.until <= now) return undefined;
    return { session, about: question.about, code: this.digest("code", text) };
  }

  private digest(purpose: string, text: string): string {
    return new Bun.CryptoHasher("sha256", this.key).update(`${purpose} ${text}`).digest("base64url");
  }
}
