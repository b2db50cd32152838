/** A value that is there now, or will be: what answers at once is not made to wait for a turn of the loop. */
export type Later<T> = T | Promise<T>;

export const andThen = <A, B>(value: Later<A>, next: (value: A) => Later<B>): Later<B> =>
  value instanceof Promise ? value.then(next) : next(value);
