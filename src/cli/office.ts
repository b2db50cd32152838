import type { Static, TObject } from "@sinclair/typebox";
import type { Act } from "../../db/act.ts";
import type { Store } from "../../db/open.ts";
import type { MemberRow } from "../../db/people/membership.ts";
import { hasDatabase } from "../../db/sqlite/files.ts";
import { findWorkspace, listWorkspaces, type WorkspaceRow } from "../../db/workspaces.ts";
import type { SigningKeys } from "../auth/oauth/signing-keys.ts";
import { operatorOf } from "../auth/operator.ts";
import type { People } from "../auth/people.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { invoke } from "../contract/invoke.ts";
import type { Operation, Route } from "../contract/operation.ts";
import { furnish } from "../house.ts";
import { createLog } from "../log.ts";
import { addressOf } from "./address.ts";
import { configOf, type Flags, next } from "./flags.ts";
import { type OpenFolder, openFolder } from "./folder.ts";

/** A data folder that is open beside its server, and what its operator can do there. */
export interface Office {
  readonly config: Config;
  readonly store: Store;
  readonly people: People;
  /** The keys that sign access tokens. */
  readonly signingKeys: SigningKeys;
  /** Carries out an operation in a workspace, as any caller would; as a member where that matters. */
  carryOut<O extends TObject>(
    operation: Operation<Route, TObject, O>,
    workspace: WorkspaceRow,
    input: object,
    as?: MemberRow,
  ): Promise<Static<O>>;
  /** What a write by the operator takes along that is no operation. */
  act(event: string, workspace: WorkspaceRow): Act;
  /** The workspace by its slug or id, or the only one there is. */
  workspace(name: unknown): Promise<WorkspaceRow>;
}

/** Opens the data folder of a command, does its work and closes it. Only a command that `creates` may find it empty. */
export async function inOffice<T>(
  flags: Flags,
  work: (office: Office) => Promise<T>,
  { creates = false }: { creates?: boolean } = {},
): Promise<T> {
  const config = configOf(flags);
  if (!creates && !hasDatabase(config.data))
    throw new Failure(
      "not_found",
      `There is no socialcrm data in ${config.data}. Name its folder with --data, or make the first workspace:\n  ${firstSteps(config)[0]}`,
    );
  const folder = await openFolder(config, { alone: false });
  try {
    return await work(await officeOf(config, folder));
  } finally {
    folder.close();
  }
}

/** What to type on a folder without a workspace. */
export const firstSteps = (config: Config): readonly string[] => [
  next(config, "workspaces", "create", "--name", "My company", "--slug", "my-company"),
  next(config, "keys", "create", "--workspace", "my-company", "--name", "First key"),
];

async function officeOf(config: Config, { store, root }: OpenFolder): Promise<Office> {
  const log = createLog({ level: "warn", format: "text" });
  const publicUrl = () => config.public_url ?? addressOf(config.host, config.port);
  const running = await furnish({ store, root, clock: systemClock, log, config, publicUrl });
  const contextOf = (workspace: WorkspaceRow, as?: MemberRow): Context => {
    const operator = operatorOf(workspace, config.plans);
    const principal = as ? { ...operator, user: { id: as.userId, email: as.email, name: as.name } } : operator;
    const context = running.contextOf(principal, { requestId: newId("req"), overMcp: false });
    const { data, house, requestId, now, overMcp, dryRun } = context;
    return {
      ...{ principal, data, requestId, now, overMcp, dryRun },
      // What the operator does stands in the audit log; usage counts what keys do.
      house: { ...house, count() {} },
      stamp: () => context.stamp(),
      act: (event, along) => context.act(event, along),
    };
  };
  return {
    config,
    store,
    people: running.people,
    signingKeys: running.authorization.signingKeys,
    carryOut: async (operation, workspace, input, as) =>
      JSON.parse((await invoke(operation, contextOf(workspace, as), () => input, "")).text),
    act: (event, workspace) => contextOf(workspace).act(event),
    async workspace(name) {
      if (typeof name === "string") return named(store, name);
      const all = await listWorkspaces(store);
      if (all.length === 0)
        throw new Failure("not_found", `There is no workspace yet. Make the first one:\n  ${firstSteps(config)[0]}`);
      if (all.length > 1) throw new Failure("invalid_request", `--workspace: say which: ${known(all)}.`);
      return all[0] as WorkspaceRow;
    },
  };
}

const known = (all: readonly WorkspaceRow[]) =>
  all
    .slice(0, 10)
    .map(({ slug }) => slug)
    .join(", ") + (all.length > 10 ? ", …" : "");

async function named(store: Store, name: string): Promise<WorkspaceRow> {
  const found = await findWorkspace(store, name);
  if (found) return found;
  const all = await listWorkspaces(store);
  throw new Failure(
    "not_found",
    `There is no workspace ${name}. ${all.length ? `There are: ${known(all)}.` : "There is none yet."}`,
  );
}
