// What a person does in a page of any engine: looks for something by what it is called, presses it,
// writes. Pointer and keys are the engine's own.

import assert from 'node:assert/strict';

const PATIENCE = 30_000;
/** Between two looks. */
const LOOK_EVERY = 100;

/** In the page: where the middle of the first visible thing of that name is, for a pointer. */
function find(kind, name) {
  const kinds = {
    button: 'button, [role=button]',
    link: 'a[href]',
    choice: 'label:has(input[type=radio]), label:has(input[type=checkbox])',
    field: 'input:not([type=radio]):not([type=checkbox]), textarea',
    menuitem: '[role=menuitem]',
  };
  const labels = (node) => [...(node.labels ?? [])].map((label) => label.textContent);
  const nameOf = (node) =>
    [node.getAttribute('aria-label'), ...labels(node), node.textContent]
      .map((one) => one?.replace(/\s+/g, ' ').trim())
      .find(Boolean) ?? '';
  for (const node of document.querySelectorAll(kinds[kind])) {
    if (!nameOf(node).startsWith(name) || node.disabled) continue;
    if (!node.checkVisibility()) continue;
    node.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = node.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    if (hit && (node.contains(hit) || hit.contains(node))) return { x, y };
  }
  return null;
}

function reads(text) {
  return document.body.innerText.includes(text) || document.title.includes(text);
}

export class Hand {
  constructor(page, who) {
    this.page = page;
    this.who = who;
  }

  goto(url) {
    return this.page.goto(url);
  }

  /** Waits until the page says this. */
  async sees(text) {
    await this.#until(() => this.page.run(reads, text), `"${text}"`);
  }

  /** Presses what is called so, from its beginning. */
  async press(kind, name) {
    const at = await this.#until(() => this.page.run(find, kind, name), `${kind} "${name}"`);
    await this.page.point(at.x, at.y);
  }

  /** Writes into the field of this name. */
  async write(name, text) {
    await this.press('field', name);
    await this.page.keys(text);
  }

  async #until(look, what) {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const found = await look();
      if (found) return found;
      const text = () => this.page.run(() => document.body.innerText.slice(0, 1500));
      if (Date.now() > until) assert.fail(`${this.who} does not find ${what} in:\n${await text()}`);
      await new Promise((later) => setTimeout(later, LOOK_EVERY));
    }
  }
}
