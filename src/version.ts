import { version as source } from "../package.json";

declare const SOCIALCRM_VERSION: string | undefined;
declare const SOCIALCRM_COMMIT: string | undefined;

/** Filled in by the build; a run from the sources has the package's version and no commit. */
export const version = typeof SOCIALCRM_VERSION === "string" ? SOCIALCRM_VERSION : source;
export const commit = typeof SOCIALCRM_COMMIT === "string" ? SOCIALCRM_COMMIT : "source";
