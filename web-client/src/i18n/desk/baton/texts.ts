/** Which host runs the programme. */
export interface BatonTexts {
  title: string;
  host: (number: number) => string;
  yours: string;
  others: (who: string) => string;
  nobody: string;
  offer: (who: string) => string;
  offerAny: string;
  offered: string;
  offeredTo: (who: string) => string;
  offeredAway: (who: string) => string;
  offeredYou: (who: string) => string;
  keep: string;
  kept: string;
  accept: string;
  take: string;
  taken: string;
}
