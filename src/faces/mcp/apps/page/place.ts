import type { Host, HostContext } from "./host.ts";

/* The place that a client gives the page: its colours, its language, its size. */

export interface Place {
  /** As dates are written: a language tag. */
  readonly locale: string;
  readonly timeZone: string;
}

const own = (): Place => {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { locale, timeZone };
};
let place = own();
/** The zone that times stay in, whatever the client says. */
let kept: string | undefined;
export const placeNow = (): Place => place;

const isLocale = (value: unknown): value is string => {
  try {
    return typeof value === "string" && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
};
const isZone = (value: unknown): value is string => {
  try {
    return typeof value === "string" && new Intl.DateTimeFormat("en", { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
};

/** From now on times are those of this zone: a workspace's, whatever the reader's is. */
export function stayIn(timeZone: string): void {
  if (!isZone(timeZone)) return;
  kept = timeZone;
  place = { ...place, timeZone };
}

/** Takes over what a client says of the place; what it does not say stays. */
export function settle({ theme, locale, timeZone, styles, safeAreaInsets }: HostContext): void {
  const { style, dataset } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  place = {
    locale: isLocale(locale) ? locale : place.locale,
    timeZone: kept ?? (isZone(timeZone) ? timeZone : place.timeZone),
  };
  // A picture of a client's theme would be fetched: nothing here leaves the page.
  for (const [name, value] of Object.entries(styles?.variables ?? {}))
    if (/^--[a-z0-9-]+$/.test(name) && typeof value === "string" && !/url|image/i.test(value))
      style.setProperty(name, value);
  for (const side of ["top", "right", "bottom", "left"]) {
    const inset = safeAreaInsets?.[side];
    if (typeof inset === "number") style.setProperty(`--inset-${side}`, `${inset}px`);
  }
}

/** Tells the client the size of the page whenever it changes. */
export function tellSize(host: Pick<Host, "notify">): void {
  let told = "";
  const tell = () => {
    const { width, height } = document.body.getBoundingClientRect();
    const size = { width: Math.ceil(width), height: Math.ceil(height) };
    if (told === JSON.stringify(size)) return;
    told = JSON.stringify(size);
    host.notify("ui/notifications/size-changed", size);
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
