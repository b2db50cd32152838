import { Failure } from "../contract/failure.ts";
import { Lane } from "./lane.ts";

/** What OWASP asks of argon2id: 19 MiB, two passes, one lane; 45 ms of a core. */
const strength = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;
export const shortest = 10;
const longest = 200;

/** Passwords that everybody tries first, of those that are long enough; digits and marks at their ends left out. */
const common = new Set(
  `password passwort passwordpassword qwertyuiop qwertyuiopasdf qwertyuiopasdfghjklzxcvbnm qwertzuiop asdfghjkl
  zxcvbnm azertyuiop qazwsxedc qazwsxedcrfv 1qaz2wsx3edc qwerty qwerty123qwerty abcdefghij abcdefghijkl abcdefg abc
  iloveyou iloveyouso letmein letmeinnow welcome welcomehome administrator administration adminadmin admin changeme
  changemenow trustno sunshine princess football baseball superman superstar starwars whatever dragon monkey shadow
  master mustang michael jennifer computer internet samsung liverpool chelsea arsenal barcelona realmadrid basketball
  unbelievable motherfucker fuckyou fuckyoubitch correcthorsebatterystaple socialcrm secret topsecret supersecret
  default temporary testtest testing tester mypassword newpassword yourpassword thisismypassword 1q2w3e4r5t
  1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 a1b2c3d4e5 zaq12wsxcde3 1qazxsw2 p@ssw0rd passw0rd p@ssword`.split(/\s+/),
);
const runs = "01234567890123456789 09876543210987654321 abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba";

const weak = (why: string) => new Failure("invalid_request", `password: ${why}`);

/** Refuses (`invalid_request`) a password that is among the first to be tried. */
function check(password: string, email: string): void {
  const length = [...password].length;
  if (length < shortest) throw weak(`must have at least ${shortest} characters; a few words are easy to remember.`);
  if (length > longest) throw weak(`must have at most ${longest} characters.`);
  if (!password.isWellFormed() || password.includes("\0")) throw weak("must be text.");
  const plain = password.toLowerCase();
  const bare = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, "");
  const [name = "", host = ""] = email.split("@");
  const own = [email, name, host, host.split(".")[0]];
  if (new Set(plain).size < 4 || runs.includes(plain) || (bare === "" && new Set(plain).size < 6))
    throw weak("is too simple; a few words that do not belong together are better.");
  if (common.has(plain) || common.has(bare)) throw weak("is one of those that are tried first; choose another one.");
  if (own.includes(plain) || (bare.length > 2 && own.includes(bare)))
    throw weak("must not be your e-mail address or a part of it.");
}

/** The same text, however a keyboard composes it. */
const spelled = (password: string) => password.normalize("NFKC");

/** Hashes and verifies passwords, a few at a time: nobody can make the server do nothing else. */
export class Passwords {
  private readonly lane = new Lane(1, 32);
  private decoy: Promise<string> | undefined;

  /** Throws `invalid_request` for a password that is too weak, `unavailable` where too many wait. */
  async hash(password: string, email: string): Promise<string> {
    check(spelled(password), email);
    return this.inLane(() => Bun.password.hash(spelled(password), strength));
  }

  /** Takes the same time where there is no hash: how long it takes does not tell who has an account. */
  async verify(password: string, hash: string | undefined): Promise<boolean> {
    if ([...password].length > longest) return false;
    this.decoy ??= Bun.password.hash(crypto.randomUUID(), strength);
    const stored = hash ?? (await this.decoy);
    const right = await this.inLane(() => Bun.password.verify(spelled(password) || " ", stored));
    return right && hash !== undefined;
  }

  private async inLane<T>(work: () => Promise<T>): Promise<T> {
    const done = await this.lane.run(async () => ({ value: await work() }));
    if (done) return done.value;
    throw new Failure("unavailable", "Too many people sign in at this moment; try again in a few seconds.", {
      headers: { "retry-after": "5" },
    });
  }
}
