import type { Store } from "../../db/open.ts";
import { findPerson } from "../../db/people/people.ts";
import { hasOwner, ownerless, setUp } from "../../db/people/setup.ts";
import { Refusal } from "../../db/refusal.ts";
import type { WorkspaceRow } from "../../db/workspaces.ts";
import { firstBrand } from "../brand.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { slugFault, slugOf } from "../contract/slug.ts";
import type { Entry } from "./entry.ts";
import type { Links } from "./links.ts";
import type { Passwords } from "./passwords.ts";
import type { SignedIn } from "./sessions.ts";

/** What the first owner says. */
export interface SetupForm {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** A workspace that is there and has no owner, by its id; else one is made. */
  readonly workspaceId: string | undefined;
  readonly workspaceName: string;
  readonly slug: string;
}

/** The first set-up: who has its link becomes the owner. */
export interface Setup {
  /** Whether nobody owns anything here yet. */
  isDue(): Promise<boolean>;
  /** A new link; the one before it is no good any more. The token stands where no server and no log sees it. */
  link(): Promise<string>;
  /** The workspaces that the operator has made for nobody yet. */
  ownerless(): PromiseLike<WorkspaceRow[]>;
  /** Makes the owner. Throws `invalid_request` for a bad field, `forbidden` for a bad link, `conflict`. */
  take(form: SetupForm, requestId: string): Promise<{ user: SignedIn["user"]; workspaceId: string }>;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly links: Links;
  readonly passwords: Passwords;
  readonly entry: Entry;
  readonly publicUrl: () => string;
  /** The plan of a new workspace. */
  readonly plan: string;
}

export const badSetupLink = () =>
  new Failure(
    "forbidden",
    "This set-up link has been used or is over. On the server, socialcrm setup-link prints a new one.",
  );

export function setupOf({ store, clock, links, passwords, entry, publicUrl, plan }: Parts): Setup {
  const made = ({ workspaceName, slug }: SetupForm) => {
    const chosen = slug || slugOf(workspaceName);
    const fault = slugFault(chosen);
    if (fault) throw new Failure("invalid_request", `slug: ${fault}.`);
    const now = clock.now();
    const row = { id: newId("ws"), slug: chosen, name: workspaceName, plan, timeZone: "UTC" };
    return {
      row: { ...row, createdAt: now, updatedAt: now },
      brand: firstBrand(workspaceName, now),
    };
  };

  return {
    isDue: async () => !(await hasOwner(store)),
    link: async () => `${publicUrl()}/setup#${await links.make("setup", null)}`,
    ownerless: () => ownerless(store),
    async take(form, requestId) {
      const link = await links.find("setup", form.token);
      if (!link) throw badSetupLink();
      const { name, email, password, workspaceId } = form;
      const known = await findPerson(store, { email });
      const person = { id: known?.id ?? newId("user"), email, name: known?.name ?? name };
      const fresh = workspaceId === undefined ? made(form) : undefined;
      const workspace = fresh?.row.id ?? (workspaceId as string);
      if (!fresh && !(await ownerless(store)).some(({ id }) => id === workspace))
        throw new Failure("conflict", "This workspace has an owner; choose another one.");
      const passwordHash = await passwords.hash(password, email);
      const act = entry.act("set_up", { id: "setup", user: person, workspaceId: workspace }, workspace, requestId);
      const done = { link: link.hash, person, passwordHash, ...(fresh && { made: fresh }) };
      const id = await setUp(store, act, done).catch(refused);
      return { user: { ...person, id }, workspaceId: workspace };
    },
  };
}

function refused(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  if (error.reason === "taken") throw new Failure("invalid_request", `slug: ${error.about} is taken; choose another.`);
  if (error.reason === "missing" || error.reason === "state") throw badSetupLink();
  throw error;
}
