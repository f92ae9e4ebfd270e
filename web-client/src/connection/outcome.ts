import type { Answer } from '../protocol';

type WithoutNumber<A> = A extends unknown ? Omit<A, 'n'> : never;

/** What became of a command: accepted and durable, or rejected with the reason. */
export type Outcome = WithoutNumber<Answer>;
