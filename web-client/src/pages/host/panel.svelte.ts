/** What opens over the host's page, from the menu or the palette. */
export type PanelName =
  | 'facts'
  | 'links'
  | 'people'
  | 'chat'
  | 'file'
  | 'slides'
  | 'memo'
  | 'bundle'
  | 'outcomes'
  | 'end';

class Panel {
  #open = $state<PanelName>();

  open(name: PanelName) {
    this.#open = name;
  }

  isOpen(name: PanelName): boolean {
    return this.#open === name;
  }

  /** For binding: opens or closes the panel of this name. */
  set(name: PanelName, open: boolean) {
    if (open) this.#open = name;
    else if (this.#open === name) this.#open = undefined;
  }
}

/** One panel a page. */
export const panel = new Panel();
