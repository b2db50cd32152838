import type { Command } from "commander";
import { getMe } from "../../operations/me.ts";
import { print } from "../print.ts";
import { meAt } from "./me.ts";
import { shown } from "./shown.ts";
import { atServer, knownTarget, type TargetFlags } from "./target.ts";

/** `whoami`: what the server takes the credential for. */
export const whoami = (root: Command): Command =>
  atServer(root.command("whoami"))
    .description("show who the credential belongs to, and what it may do")
    .action(async (flags: TargetFlags) => {
      const me = await meAt(await knownTarget(flags));
      print(flags, me, () => shown(getMe.output, me, getMe.noun));
    });
