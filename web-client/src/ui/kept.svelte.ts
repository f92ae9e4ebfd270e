import { device } from '../device';

/** A yes or no that this device keeps. Where storage is forbidden it lasts as long as the page. */
export class Kept {
  #on: boolean = $state(false);

  constructor(
    private readonly key: string,
    usual: boolean,
  ) {
    this.#on = (device.get(key) ?? (usual ? 'on' : 'off')) === 'on';
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    device.set(this.key, on ? 'on' : 'off');
  }
}
