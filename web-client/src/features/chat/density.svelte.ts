const KEPT = 'foorumi.dense';

/** Whether the moderator's lists stand close together, as chosen on this device. */
class Density {
  #dense = $state(kept());

  get dense(): boolean {
    return this.#dense;
  }

  set dense(on: boolean) {
    this.#dense = on;
    try {
      localStorage.setItem(KEPT, on ? 'on' : 'off');
    } catch {
      return; // Storage can be forbidden; then the choice lasts as long as the page.
    }
  }
}

export const density = new Density();

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'on';
  } catch {
    return false;
  }
}
