import { tab } from '../device';

/**
 * Text that is being written: kept in the tab over a reload (rule ID2), and gone once it was sent.
 * The name tells the meeting and the field.
 */
export class Draft {
  #key: string;
  #text: string;

  constructor(name: string) {
    this.#key = `foorumi.draft.${name}`;
    this.#text = $state(tab.get(this.#key) ?? '');
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    tab.set(this.#key, text || undefined);
  }

  /** Forgets the text, if it is still what was sent. */
  sent(text: string) {
    if (this.#text.trim() === text) this.text = '';
  }
}
