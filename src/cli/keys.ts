import type { Command } from "commander";
import { listWorkspaces } from "../../db/workspaces.ts";
import {
  createApiKey,
  disableApiKey,
  enableApiKey,
  getApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
} from "../operations/api-keys.ts";
import { onFolder } from "./command.ts";
import { confirm } from "./confirm.ts";
import { asked, type KeyFlags, keyNamed, memberNamed } from "./key-flags.ts";
import { keyList, keyMade, keyShown, type ShownKey } from "./key-texts.ts";
import { inOffice, type Office } from "./office.ts";
import { print } from "./print.ts";
import { count, duration, email, list } from "./read.ts";

/** `keys …`: API keys of every workspace, by the operator, whether the server runs or not. */
export function keys(root: Command): void {
  const group = root.command("keys").description("make, list and end API keys");
  creating(onFolder(group.command("create")).description("make an API key and print it this once"));
  listing(onFolder(group.command("list")).description("list the keys of every workspace, newest first"));
  onFolder(group.command("show"))
    .description("show what a key may do and when it was last used")
    .argument("<id>", "the key's id, or the start of it that lists show")
    .action((id: string, flags: KeyFlags) =>
      inOffice(flags, async (office) => {
        const key = await read(office, id);
        print(flags, key, () => keyShown(key));
      }),
    );
  rotating(onFolder(group.command("rotate")).description("make a key's successor and end the key"));
  changing(group, "disable", disableApiKey, "stop a key until it is enabled again");
  changing(group, "enable", enableApiKey, "let a disabled key work again");
  changing(group, "revoke", revokeApiKey, "end a key for good, from the next request on");
}

async function read(office: Office, name: string): Promise<ShownKey> {
  const { id, workspace } = await keyNamed(office, name);
  return { workspace: workspace.slug, ...(await office.carryOut(getApiKey, workspace, { id })) };
}

function creating(command: Command): void {
  command
    .option("--workspace <slug>", "the workspace; may be left out while there is one")
    .requiredOption("--name <text>", "what the key is for")
    .option("--description <text>", "more about it")
    .option("--scopes <a,b>", "what it may do; everything, if left out", list)
    .option("--expires-at <time>", "when it stops working, like 2027-01-31T00:00:00Z; never, if left out")
    .option("--rate-limit <number>", "requests in any 60 seconds; 0 for no limit, on MCP tool calls neither", count)
    .option("--allow <cidr,…>", "addresses and ranges it may be used from; anywhere, if left out", list)
    .option("--member <email>", "make it a key of this member, who it acts as; a service key, if left out", email)
    .action((flags: KeyFlags) =>
      inOffice(flags, async (office) => {
        const workspace = await office.workspace(flags.workspace);
        const member = flags.member ? await memberNamed(office, workspace, flags.member) : undefined;
        const made = await office.carryOut(createApiKey, workspace, asked(flags, member), member);
        const { id, key, prefix } = made;
        print(
          flags,
          { id, key, prefix },
          () => keyMade(office.config, { workspace: workspace.slug, ...made }),
          unseen(made),
        );
      }),
    );
}

/** A key that was made and could not be shown works all the same. */
const unseen = ({ id }: { readonly id: string }) =>
  `The key was made and nobody has seen it: socialcrm keys revoke ${id}`;

function listing(command: Command): void {
  command.option("--workspace <slug>", "only the keys of this workspace").action((flags: KeyFlags) =>
    inOffice(flags, async (office) => {
      const wanted = flags.workspace ? [await office.workspace(flags.workspace)] : await listWorkspaces(office.store);
      const data: ShownKey[] = [];
      for (const workspace of wanted) {
        let cursor: string | undefined;
        do {
          const page = await office.carryOut(listApiKeys, workspace, { limit: 50, ...(cursor && { cursor }) });
          for (const key of page.data) data.push({ workspace: workspace.slug, ...key });
          cursor = page.next_cursor;
        } while (cursor);
      }
      print(flags, { data }, () => keyList(office.config, data));
    }),
  );
}

function rotating(command: Command): void {
  command
    .argument("<id>", "the key's id, or the start of it that lists show")
    .option("--overlap <duration>", "how long the old key still works, such as 24h; at most 7d", duration, 0)
    .action((name: string, flags: KeyFlags) =>
      inOffice(flags, async (office) => {
        const { id, workspace } = await keyNamed(office, name);
        const made = await office.carryOut(rotateApiKey, workspace, { id, overlap_seconds: flags.overlap });
        const { key, prefix, rotated_from } = made;
        const text = () =>
          keyMade(office.config, { workspace: workspace.slug, ...made }, { id, overlapSeconds: flags.overlap ?? 0 });
        print(flags, { id: made.id, key, prefix, rotated_from }, text, unseen(made));
      }),
    );
}

const done = { disable: "Disabled", enable: "Enabled", revoke: "Revoked" };
type Change = typeof disableApiKey | typeof enableApiKey | typeof revokeApiKey;

function changing(group: Command, verb: keyof typeof done, operation: Change, description: string): void {
  const command = onFolder(group.command(verb))
    .description(description)
    .argument("<id>", "the key's id, or the start of it that lists show");
  if (verb === "revoke") command.option("--yes", "do not ask first");
  command.action((name: string, flags: KeyFlags) =>
    inOffice(flags, async (office) => {
      const { id, workspace } = await keyNamed(office, name);
      if (verb === "revoke") {
        const key = await read(office, id);
        await confirm(flags, `Revoke ${key.prefix} (${key.name}, workspace ${key.workspace}) for good?`);
      }
      const key = { workspace: workspace.slug, ...(await office.carryOut(operation, workspace, { id })) };
      print(flags, key, () => `${done[verb]} ${key.prefix} (${key.name}) of ${key.workspace}.`);
    }),
  );
}
