/** Votes a person may have, as a list to choose from (rule DV1). */
export const VOTES = Array.from({ length: 10 }, (_, at) => {
  const votes = String(at + 1);
  return { value: votes, label: votes };
});
