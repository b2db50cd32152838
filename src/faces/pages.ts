import type { Running } from "../house.ts";
import type { Door } from "./door.ts";
import { accountPages } from "./pages/account.ts";
import { authorizePages } from "./pages/authorize.ts";
import { connectPages } from "./pages/connect.ts";
import { devicePages } from "./pages/device.ts";
import { scriptFile, styleFile } from "./pages/files.ts";
import { invitePages } from "./pages/invite.ts";
import { linkPages } from "./pages/links.ts";
import { providerPages } from "./pages/provider.ts";
import { reconnectPages } from "./pages/reconnect.ts";
import { setupPage } from "./pages/setup.ts";
import { signInPages } from "./pages/sign-in.ts";
import { goTo, pagesOf } from "./pages/visit.ts";
import { Routes } from "./routes.ts";

/** The pages for people, and what they look like. Whoever opens the bare address of the server is looking for one. */
export function pages(running: Running, door: Door) {
  const pages = pagesOf(running, door);
  return new Routes()
    .get("/", () => goTo("/account"))
    .get("/pages/style.css", () => styleFile())
    .get("/pages/fill-token.js", () => scriptFile())
    .use(setupPage(running, pages))
    .use(signInPages(running, pages))
    .use(accountPages(running, pages))
    .use(authorizePages(running, pages))
    .use(invitePages(running, pages))
    .use(providerPages(running, pages))
    .use(connectPages(running, pages))
    .use(reconnectPages(running, pages))
    .use(linkPages(running, pages))
    .use(devicePages(running, pages));
}
