import { describe, expect, it } from 'vitest';
import { meant, type Press, type Shortcut } from './keys';

const SHORTCUTS = ['n', ' ', 'ArrowRight'].map((key): Shortcut => ({
  key,
  shown: key,
  does: key,
  run: () => undefined,
}));

/** A press on an element that matches one of the given selectors. */
function press(key: string, more: Partial<Press> = {}, within = ''): Press {
  const target = {
    closest: (selector: string) => (within && selector.includes(within) ? {} : null),
  };
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    isComposing: false,
    repeat: false,
    target: target as unknown as EventTarget,
    ...more,
  };
}

const found = (one: Press) => meant(one, SHORTCUTS)?.key;

describe('single keys', () => {
  it('a key does its act, in upper case too', () => {
    expect(found(press('n'))).toBe('n');
    expect(found(press('N'))).toBe('n');
    expect(found(press('x'))).toBeUndefined();
  });

  it('are never taken from somebody who types, or from a dialog or menu', () => {
    for (const place of ['input', 'textarea', 'contenteditable', 'dialog', '[role="menu"]']) {
      expect(found(press('n', {}, place)), place).toBeUndefined();
    }
  });

  it('leave Enter and Space to the button that has the focus', () => {
    expect(found(press(' '))).toBe(' ');
    expect(found(press(' ', {}, 'button'))).toBeUndefined();
    expect(found(press('n', {}, 'button'))).toBe('n');
  });

  it('leave the browser its own keys, and a held key acts once', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }]) {
      expect(found(press('n', more))).toBeUndefined();
    }
    expect(found(press('n', { isComposing: true }))).toBeUndefined();
  });
});
