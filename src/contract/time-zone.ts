/** A time zone by its name in the IANA database, as the database spells it; undefined where there is none so called. */
export function timeZoneNamed(text: string): string | undefined {
  try {
    if (!/^[+-]/.test(text)) return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {}
  return undefined;
}
