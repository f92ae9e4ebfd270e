/** The list of keys. */
export interface KeysTexts {
  title: string;
  on: string;
  onHint: string;
  key: string;
  does: string;
  list: string;
  space: string;
  enter: string;
}
