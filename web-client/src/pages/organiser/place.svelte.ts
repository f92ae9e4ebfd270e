/** The parts of the organiser's page, in their order. */
export const PLACES = ['facts', 'plan', 'roles', 'materials', 'privacy', 'bundle'] as const;

export type PlaceName = (typeof PLACES)[number];

/** Which part of the organiser's page was gone to; Back goes to the one before. */
export class Place {
  /** Nothing until somebody has gone anywhere. */
  chosen: PlaceName | undefined = $state(placeOf(history.state));

  /** Follows Back and Forward while the page is there. */
  follow(): () => void {
    const followed = (event: PopStateEvent) => (this.chosen = placeOf(event.state));
    addEventListener('popstate', followed);
    return () => removeEventListener('popstate', followed);
  }

  go(to: PlaceName) {
    if (to !== this.chosen) history.pushState({ place: to }, '');
    this.chosen = to;
  }
}

function placeOf(state: unknown): PlaceName | undefined {
  const found = typeof state === 'object' && state !== null && 'place' in state && state.place;
  return PLACES.find((one) => one === found);
}
