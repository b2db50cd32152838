import type { Command } from "commander";
import type { MemberRow } from "../../db/people/membership.ts";
import { createWorkspace, listMembers, listWorkspaces, setPlan, type WorkspaceRow } from "../../db/workspaces.ts";
import { firstBrand } from "../brand.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { timeOf } from "../contract/time.ts";
import { onFolder } from "./command.ts";
import { doing } from "./doing.ts";
import { type Flags, next } from "./flags.ts";
import { firstSteps, inOffice, type Office } from "./office.ts";
import { bold, facts, print, table, time } from "./print.ts";
import { email, name, slug, timeZone } from "./read.ts";

interface WorkspaceFlags extends Flags {
  readonly name: string;
  readonly slug: string;
  readonly brand?: string;
  readonly owner?: string;
  readonly timeZone: string;
  readonly plan?: string;
}

/** `workspaces …`: the tenants of this server. */
export function workspaces(root: Command): void {
  const group = root.command("workspaces").description("make and list workspaces, and choose their plans");
  creating(onFolder(group.command("create")).description("make a workspace with its first brand"));
  onFolder(group.command("list"))
    .description("list the workspaces, newest first")
    .action((flags: Flags) =>
      inOffice(flags, async ({ store, config }) => {
        const all = await listWorkspaces(store);
        const rows = all.map((row) => [row.slug, row.name, row.plan, row.timeZone, madeAt(row), row.id]);
        print(flags, { data: all.map(shown) }, () =>
          all.length === 0
            ? `There is no workspace yet. Make the first one:\n  ${firstSteps(config)[0]}`
            : table(["SLUG", "NAME", "PLAN", "TIME ZONE", "CREATED", "ID"], rows),
        );
      }),
    );
  onFolder(group.command("show"))
    .description("show a workspace and its members")
    .argument("<slug>", "the workspace's slug or id")
    .action((named: string, flags: Flags) =>
      inOffice(flags, async (office) => {
        const row = await office.workspace(named);
        const members = await listMembers(office.store, row.id);
        print(flags, { ...shown(row), members: members.map(memberShown) }, () => told(row, members));
      }),
    );
  onFolder(group.command("set-plan"))
    .description("put a workspace on another plan")
    .argument("<slug>", "the workspace's slug or id")
    .argument("<plan>", "self_hosted, or a plan of the configuration file")
    .action((named: string, plan: string, flags: Flags) =>
      inOffice(flags, async (office) => {
        const row = await office.workspace(named);
        checkPlan(office, plan);
        await doing(office.config, () => setPlan(office.store, office.act("set_workspace_plan", row), plan));
        print(flags, { ...shown(row), plan }, () => `${row.slug} is on the plan ${plan}.`);
      }),
    );
}

function creating(command: Command): void {
  command
    .requiredOption("--name <text>", "what it is called", name)
    .requiredOption("--slug <slug>", "its name in addresses and commands: lower-case letters, digits, hyphens", slug)
    .option("--brand <text>", "the name of its first brand; the workspace's, if left out", name)
    .option("--owner <email>", "a person who owns it", email)
    .option("--time-zone <name>", "where it plans, like Europe/Berlin", timeZone, "UTC")
    .option("--plan <name>", "its plan; default_plan of the configuration, if left out")
    .action((flags: WorkspaceFlags) => inOffice(flags, (office) => create(office, flags), { creates: true }));
}

async function create(office: Office, flags: WorkspaceFlags): Promise<void> {
  const { config, store } = office;
  const plan = flags.plan ?? config.default_plan;
  checkPlan(office, plan);
  const now = Date.now();
  const { name, slug, timeZone } = flags;
  const row = { id: newId("ws"), slug, name, plan, timeZone, createdAt: now, updatedAt: now };
  const called = flags.brand ?? name;
  const brand = firstBrand(called, now);
  const owner = flags.owner === undefined ? undefined : { id: newId("user"), email: flags.owner, name: flags.owner };
  const act = office.act("create_workspace", row);
  await doing(config, () => createWorkspace(store, act, row, brand, owner));
  const told = { id: brand.id, name: called };
  print(flags, { ...shown(row), brand: told, ...(owner && { owner: { email: owner.email } }) }, () =>
    [
      `Made the workspace ${bold(slug)} with the brand ${called}${owner ? `, owned by ${owner.email}` : ""}.`,
      "Now a key for it:",
      `  ${next(config, "keys", "create", "--workspace", slug, "--name", "First key")}`,
    ].join("\n"),
  );
}

function checkPlan({ config }: Office, plan: string): void {
  if (config.plans.has(plan)) return;
  throw new Failure(
    "invalid_request",
    `There is no plan ${plan}; there are: ${[...config.plans.keys()].join(", ")}. More are made in the configuration file (--config).`,
  );
}

const madeAt = ({ createdAt }: { createdAt: number }) => time(timeOf(createdAt));

const shown = ({ id, slug, name, plan, timeZone, createdAt, updatedAt }: WorkspaceRow) => ({
  id,
  slug,
  name,
  plan,
  time_zone: timeZone,
  created_at: timeOf(createdAt),
  updated_at: timeOf(updatedAt),
});

export const memberShown = ({ userId, email, name, role, createdAt }: MemberRow) => ({
  user_id: userId,
  email,
  name,
  role,
  created_at: timeOf(createdAt),
});

const told = (row: WorkspaceRow, members: readonly MemberRow[]) =>
  facts([
    ["slug", row.slug],
    ["name", row.name],
    ["id", row.id],
    ["plan", row.plan],
    ["time zone", row.timeZone],
    ["created", madeAt(row)],
    ["members", members.map(({ email, role }) => `${email} (${role})`).join(", ") || "none"],
  ]);
