/** A setting that stops the start: exit 78. The message names the setting, where its value came from, what it should be. */
export class BadConfiguration extends Error {
  override readonly name = "BadConfiguration";
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(`${setting}: ${problem}`);
    this.setting = setting;
  }
}
