/** The presenter’s page. */
export interface PresenterTexts {
  own: string;
  which: string;
  notChosen: string;
  startsAt: (at: string) => string;
  now: string;
  over: string;
  left: string;
  screen: string;
  chat: string;
  chatEmpty: string;
  ask: string;
  agenda: string;
}
