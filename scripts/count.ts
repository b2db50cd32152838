export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: TestCount = { passed: 0, failed: 0, skipped: 0 };

/**
 * Sums up a run of `bun test` from its JUnit report. A file that does not even load is missing from that report, so
 * a run that failed without a failed test counts as one failure.
 */
export async function countTests(report: string, ok: boolean): Promise<TestCount> {
  const file = Bun.file(report);
  const head = (await file.exists()) ? /<testsuites [^>]*>/.exec(await file.text())?.[0] : undefined;
  const attribute = (name: string) => Number(head?.match(new RegExp(` ${name}="(\\d+)"`))?.[1] ?? 0);
  const skipped = attribute("skipped");
  const failed = attribute("failures");
  const passed = attribute("tests") - failed - skipped;
  return { passed, failed: failed === 0 && !ok ? 1 : failed, skipped };
}
