import type { AppName } from "./bundle.ts";

/** The apps as the build made them: scripts/build.ts puts them here. A run from the sources makes them itself. */
export const built: Readonly<Record<AppName, string>> | undefined = undefined;
