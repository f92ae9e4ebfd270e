/** Which options have the most votes, by place; none if nobody voted. */
export function tied(votes: readonly number[]): number[] {
  const most = Math.max(0, ...votes);
  return most === 0 ? [] : votes.flatMap((count, at) => (count === most ? [at] : []));
}
