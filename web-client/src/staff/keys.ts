import { Setting } from '../setting.svelte';

/** One key and what it does; each is also a button somewhere on the page. */
export interface Shortcut {
  /** As `KeyboardEvent.key` tells it; letters in lower case. */
  key: string;
  /** How the key is shown in the list. */
  shown: string;
  /** What it does, in words. */
  does: string;
  run: () => void;
}

/** What of a key press decides whose it is. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  defaultPrevented: boolean;
  isComposing: boolean;
  repeat: boolean;
  target: EventTarget | null;
}

/** Where keys belong to the text. */
const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
/** Where keys belong to what has opened. */
const ABOVE = 'dialog, [role="menu"]';
/** Where Enter and Space already mean something. */
const PRESSABLE = 'button, a[href], summary, [role="tab"], [role="menuitem"], [role="switch"]';

/** The shortcut that a press means, if it is not meant for a field, a dialog or a button. */
export function meant(press: Press, shortcuts: readonly Shortcut[]): Shortcut | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.defaultPrevented || press.isComposing || press.repeat) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const within = (selector: string) => isWithin(press.target, selector);
  if (within(TYPING) || within(ABOVE)) return undefined;
  if ((key === 'Enter' || key === ' ') && within(PRESSABLE)) return undefined;
  return shortcuts.find((one) => one.key === key);
}

function isWithin(target: EventTarget | null, selector: string): boolean {
  const element = target as { closest?: (selector: string) => unknown } | null;
  return Boolean(element?.closest?.(selector));
}

/** Whether keys do anything. */
export const keys = new Setting('foorumi.keys', true);
