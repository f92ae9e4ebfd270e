import type { View } from './view';

const VIEWS: readonly View[] = ['now', 'chat', 'floor', 'more', 'stage'];

/**
 * Which view the participant's page shows. Views are in the browser's history: Back goes from any of
 * them to "Now", and from there out of the meeting (PG22).
 */
export class ShownView {
  current: View = $state(viewOf(history.state));
  /** Whether the browser is on its way back to "Now": it tells when it is there. */
  #returning = false;

  /** `shown` is called each time a view was gone to, by a button or by Back. */
  constructor(private readonly shown: () => void) {}

  /** Follows Back and Forward while the page is there. */
  follow(): () => void {
    const followed = (event: PopStateEvent) => {
      if (!this.#returning) return this.#show(viewOf(event.state));
      this.#returning = false;
      // Another view was gone to meanwhile.
      if (this.current !== 'now') history.pushState({ view: this.current }, '');
    };
    addEventListener('popstate', followed);
    return () => removeEventListener('popstate', followed);
  }

  go(to: View) {
    const from = this.current;
    this.#show(to);
    if (to === from || this.#returning) return;
    // Where the page was opened at this view there is nothing of ours to go back to.
    if (to === 'now' && history.length > 1) {
      this.#returning = true;
      history.back();
    } else if (from === 'now') history.pushState({ view: to }, '');
    else history.replaceState({ view: to }, '');
  }

  #show(view: View) {
    this.current = view;
    this.shown();
  }
}

function viewOf(state: unknown): View {
  const view = typeof state === 'object' && state !== null && 'view' in state ? state.view : 'now';
  return VIEWS.find((one) => one === view) ?? 'now';
}
