import type { Command } from "commander";
import { Argument, Option } from "commander";
import type { Role } from "../../db/people/membership.ts";
import { findPerson, setPassword } from "../../db/people/people.ts";
import { addMember, changeRole, listMembers, removeMember } from "../../db/workspaces.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { roles } from "../contract/scopes.ts";
import { readStdin, secretFromPerson } from "./client/secret.ts";
import { onFolder } from "./command.ts";
import { confirm } from "./confirm.ts";
import { doing } from "./doing.ts";
import type { Flags } from "./flags.ts";
import { inOffice } from "./office.ts";
import { print, table, time } from "./print.ts";
import { email, name } from "./read.ts";
import { memberShown } from "./workspaces.ts";

interface MemberFlags extends Flags {
  readonly workspace?: string;
  readonly role: Role;
  readonly name?: string;
}

/** `members …`: who belongs to a workspace, and as what. */
export function members(root: Command): void {
  const group = root.command("members").description("add and remove the people of a workspace");
  const of = (verb: string, description: string) =>
    onFolder(group.command(verb))
      .description(description)
      .option("--workspace <slug>", "the workspace; may be left out while there is one");
  of("list", "list the members of a workspace, the first one first").action(show);
  of("add", "add a person to a workspace")
    .argument("<email>", "their e-mail address", email)
    .addOption(new Option("--role <role>", "what they may do").choices(roles).default("member"))
    .option("--name <text>", "what they are called; their e-mail address, if left out", name)
    .action(add);
  of("set-role", "let a member do more or less")
    .argument("<email>", "their e-mail address", email)
    .addArgument(new Argument("<role>", "what they may do").choices(roles))
    .action(setRole);
  of("remove", "remove a member, and revoke every key that acts as them")
    .argument("<email>", "their e-mail address", email)
    .option("--yes", "do not ask first")
    .action(remove);
  onFolder(group.command("set-password"))
    .description("set the password that a person signs in with, typed unseen or from stdin")
    .argument("<email>", "their e-mail address", email)
    .option("--password-stdin", "take it from stdin, as it is but for the end of its line")
    .action(setPasswordOf);
}

const show = (flags: MemberFlags) =>
  inOffice(flags, async (office) => {
    const { id, slug } = await office.workspace(flags.workspace);
    const data = (await listMembers(office.store, id)).map(memberShown);
    const rows = data.map((member) => [member.email, member.name, member.role, time(member.created_at)]);
    print(flags, { data }, () =>
      rows.length === 0 ? `${slug} has no member.` : table(["E-MAIL", "NAME", "ROLE", "SINCE"], rows),
    );
  });

const add = (address: string, flags: MemberFlags) =>
  inOffice(flags, async (office) => {
    const workspace = await office.workspace(flags.workspace);
    const { role, name = address } = flags;
    const person = { id: newId("user"), email: address, name };
    const act = office.act("add_member", workspace);
    const user_id = await doing(office.config, () => addMember(office.store, act, person, role));
    print(
      flags,
      { user_id, email: address, role, workspace: workspace.slug },
      () => `${address} is ${role} of ${workspace.slug}.`,
    );
  });

const setRole = (address: string, role: Role, flags: MemberFlags) =>
  inOffice(flags, async (office) => {
    const workspace = await office.workspace(flags.workspace);
    const act = office.act("set_member_role", workspace);
    const user_id = await doing(office.config, () => changeRole(office.store, act, address, role));
    print(
      flags,
      { user_id, email: address, role, workspace: workspace.slug },
      () => `${address} is ${role} of ${workspace.slug}.`,
    );
  });

const remove = (address: string, flags: MemberFlags) =>
  inOffice(flags, async (office) => {
    const workspace = await office.workspace(flags.workspace);
    await confirm(flags, `Remove ${address} from ${workspace.slug} and revoke their keys for good?`);
    const act = office.act("remove_member", workspace);
    const user_id = await doing(office.config, () => removeMember(office.store, act, address));
    print(
      flags,
      { user_id, email: address, removed: true, workspace: workspace.slug },
      () => `Removed ${address} from ${workspace.slug}; every key that acted as them is revoked.`,
    );
  });

const setPasswordOf = (address: string, flags: MemberFlags & { readonly passwordStdin?: true }) =>
  inOffice(flags, async ({ store, people }) => {
    const person = await findPerson(store, { email: address });
    if (!person) throw new Failure("not_found", `There is no ${address} here; members add makes them a member first.`);
    const password = flags.passwordStdin
      ? (await readStdin(10_000)).replace(/\r?\n$/, "")
      : await secretFromPerson(`New password of ${address}: `);
    const hash = await people.passwords.hash(password, address);
    await setPassword(store, { userId: person.id, hash, at: Date.now() });
    print(
      flags,
      { user_id: person.id, email: address, password_set: true },
      () => `The password of ${address} is set; whoever was signed in as them is signed out.`,
    );
  });
