import type { Static } from "@sinclair/typebox";
import { getMe } from "../../operations/me.ts";
import { ask } from "./asking.ts";
import type { Credential, Target } from "./target.ts";

/** Whom a server takes a credential for. */
export type Me = Static<(typeof getMe)["output"]>;

export const meAt = async (target: Target & { readonly credential: Credential }): Promise<Me> =>
  (await ask(target, { method: getMe.method, path: getMe.path })) as Me;

/** `Ada <ada@example.com> (owner) of acme`, or the key of a service. */
export const asWhom = ({ user, role, workspace, credential }: Me): string =>
  `${user ? user.email : credential.prefix} (${role}) in ${workspace.slug}`;
