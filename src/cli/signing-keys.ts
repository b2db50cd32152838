import type { Command } from "commander";
import type { SigningKeyRow } from "../../db/oauth/signing-keys.ts";
import { systemClock } from "../clock.ts";
import { timeOrNull } from "../contract/time.ts";
import { onFolder } from "./command.ts";
import { confirm } from "./confirm.ts";
import { doing } from "./doing.ts";
import type { Flags } from "./flags.ts";
import { inOffice } from "./office.ts";
import { print, table, time } from "./print.ts";

interface RotateFlags extends Flags {
  readonly atOnce?: boolean;
}

/** `signing-keys …`: the keys that sign access tokens. A server that runs sees what is done here. */
export function signingKeys(root: Command): void {
  const group = root.command("signing-keys").description("list and replace the keys that sign access tokens");
  onFolder(group.command("list")).description("list the keys, the one that signs last at the end").action(list);
  onFolder(group.command("rotate"))
    .description("add a key that signs an hour from now; the one before it verifies until its last token is over")
    .option("--at-once", "sign with the new key now and end every token of the others: for a key that got out")
    .option("--yes", "do not ask first")
    .action(rotate);
}

const shown = ({ id, createdAt, signsFrom, endsAt }: SigningKeyRow) => ({
  id,
  created_at: timeOrNull(createdAt),
  signs_from: timeOrNull(signsFrom),
  ends_at: timeOrNull(endsAt),
});

const list = (flags: Flags) =>
  inOffice(flags, async ({ signingKeys: keys }) => {
    const data = (await keys.list()).map(shown);
    const rows = data.map((key) => [key.id, time(key.signs_from), time(key.ends_at)]);
    print(flags, { data }, () =>
      rows.length === 0
        ? "There is no signing key yet; the first access token makes one."
        : table(["KEY", "SIGNS FROM", "ENDS"], rows),
    );
  });

const rotate = (flags: RotateFlags) =>
  inOffice(flags, async ({ config, signingKeys: keys }) => {
    const atOnce = flags.atOnce === true;
    if (atOnce) await confirm(flags, "End every access token now? Clients get new ones with their refresh tokens.");
    const row = await doing(config, () => keys.rotate({ atOnce }));
    const isLater = row.signsFrom > systemClock.now();
    print(flags, shown(row), () =>
      isLater
        ? `${row.id} is published now and signs from ${time(timeOrNull(row.signsFrom))}.`
        : `${row.id} signs now.`,
    );
  });
