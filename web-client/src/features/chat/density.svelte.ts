import { device } from '../../device';

const KEPT = 'foorumi.dense';

/** Whether the moderator's lists stand close together, as chosen on this device. */
class Density {
  #dense = $state(device.get(KEPT) === 'on');

  get dense(): boolean {
    return this.#dense;
  }

  set dense(on: boolean) {
    this.#dense = on;
    device.set(KEPT, on ? 'on' : 'off');
  }
}

export const density = new Density();
