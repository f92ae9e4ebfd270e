/** The people. */
export interface PeopleTexts {
  title: string;
  intro: string;
  find: string;
  role: string;
  giveRole: string;
  giveRoleTo: (who: string, role: string) => string;
  roleOf: (who: string) => string;
  none: string;
  nobody: string;
  given: (who: string, role: string) => string;
  more: (count: number) => string;
  introDesk: string;
  here: (count: number) => string;
  crowd: (browsers: number, newcomers: number) => string;
  newcomers: (count: number) => string;
  /** New people in the row before the entrance (rule TR2). */
  row: (count: number) => string;
  entrance: string;
  entranceIsOpen: string;
  entranceIsClosed: string;
  closeEntrance: string;
  openEntrance: string;
  entranceClosedSaid: string;
  entranceOpened: string;
  moreOf: (who: string) => string;
  resembles: (who: string) => string;
  leaving: string;
  removePerson: string;
  removed: (who: string) => string;
  restore: string;
  restoreNamed: (who: string) => string;
  restored: (who: string) => string;
  removeNow: string;
  removeNowNamed: (who: string) => string;
  gone: (who: string) => string;
  /** What a removal does not reach: no answer of an anonymous vote is anybody's once it has closed. */
  anonymousStay: string;
  removeName: string;
  nameRemoved: (who: string) => string;
}
