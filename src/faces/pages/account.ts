import { Failure } from "../../contract/failure.ts";
import type { Running } from "../../house.ts";
import { Routes } from "../routes.ts";
import type { Account } from "./account-body.ts";
import { accountBody } from "./account-body.ts";
import { nameIn } from "./fields.ts";
import { page } from "./page.ts";
import { whoIs } from "./parts.ts";
import { goTo, type Pages, type PageVisit } from "./visit.ts";

const sayings: Record<string, string> = {
  name: "Your name is changed.",
  password: "Your password is set. Everywhere else you are signed out.",
  ended: "That session is over.",
  others: "You are signed out everywhere else.",
  opened: "The workspace is open.",
  joined: "You are a member now.",
  revoked: "That app has no rights any more.",
};
const backWith = (said: string) => goTo(`/account?said=${said}`);

/** `/account`: who one is, where one is signed in, and which apps act for one. */
export function accountPages(running: Running, pages: Pages) {
  const { people, entry, sessions } = running;

  const shown = async (visit: PageVisit, failed?: Account["failed"] & { readonly status: number }) => {
    const signedIn = await pages.person(visit);
    const principal = await sessions.principalOf(visit.headers);
    const context = principal && running.contextOf(principal, { requestId: visit.requestId, overMcp: false });
    const [profile, grants] = await Promise.all([
      people.profiles.of(signedIn.user.id),
      context?.data.grants.list({ limit: 100, offset: 0, userId: signedIn.user.id }) ?? [],
    ]);
    return page({
      ...{ title: "Your account", wide: true, top: whoIs(signedIn), status: failed?.status ?? 200 },
      body: accountBody({
        ...{ signedIn, grants, failed, ...profile },
        said: sayings[visit.url.searchParams.get("said") ?? ""],
      }),
    });
  };

  /** A form of the account page whose faults are shown in it. */
  const part = async (visit: PageVisit, name: "profile" | "password", said: string, work: () => Promise<void>) => {
    try {
      await work();
      return backWith(said);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === "internal") throw error;
      return shown(visit, { part: name, message: error.message, status: error.status });
    }
  };

  const rename = pages.take(async (visit, form) => {
    const { user } = await pages.person(visit);
    return part(visit, "profile", "name", async () => people.profiles.rename(user.id, nameIn(form, "name")));
  });
  const changePassword = pages.take(async (visit, form) => {
    const signedIn = await pages.person(visit);
    const change = () => people.passwordSignIn.change(signedIn, form("old"), form("password"), visit.ip);
    return part(visit, "password", "password", change);
  });
  const endSession = pages.take(async (visit, form) => {
    await entry.end(await pages.person(visit), form("id"), visit.requestId);
    return backWith("ended");
  });
  const endOthers = pages.take(async (visit) => {
    await entry.endOthers(await pages.person(visit), visit.requestId);
    return backWith("others");
  });
  const openWorkspace = pages.take(async (visit, form) => {
    await entry.switchTo(await pages.person(visit), form("workspace"));
    return backWith("opened");
  });
  const revokeGrant = pages.take(async (visit, form) => {
    const { user } = await pages.person(visit);
    const principal = await sessions.principalOf(visit.headers);
    if (!principal) throw new Failure("not_found", "You are no member of this workspace any more.");
    const context = running.contextOf(principal, { requestId: visit.requestId, overMcp: false });
    const own = ({ userId }: { userId: string | null }) => {
      if (userId !== user.id) throw new Failure("not_found", "This app does not act for you.");
    };
    await context.data.grants.revoke(context.act("revoke_my_grant"), form("id"), own, () => ({ answer: "" }));
    return backWith("revoked");
  });
  const show = pages.show((visit) => shown(visit));

  return new Routes()
    .get("/account", ({ request }) => show(request))
    .post("/account/profile", ({ request }) => rename(request))
    .post("/account/password", ({ request }) => changePassword(request))
    .post("/account/workspace", ({ request }) => openWorkspace(request))
    .post("/account/sessions/end", ({ request }) => endSession(request))
    .post("/account/sessions/end-others", ({ request }) => endOthers(request))
    .post("/account/grants/revoke", ({ request }) => revokeGrant(request));
}
