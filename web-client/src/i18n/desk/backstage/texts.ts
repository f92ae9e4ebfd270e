import type { Preset } from '../../../protocol';

/** The staff's back channel. */
export interface BackstageTexts {
  title: string;
  hint: string;
  empty: string;
  presets: string;
  preset: Record<Preset, string>;
  own: string;
  send: string;
  read: string;
  readNamed: (words: string) => string;
  readBy: (who: string, at: string) => string;
  unread: string;
  about: (text: string) => string;
  takeThis: string;
  write: string;
}
