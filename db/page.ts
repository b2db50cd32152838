/** Which rows of a list are asked for. `Place` tells where the page before ended: by an id, unless said otherwise. */
export interface Page<Place = string> {
  /** The most that are answered. */
  readonly limit: number;
  /** How many are left out. */
  readonly offset: number;
  readonly before?: Place | undefined;
}
