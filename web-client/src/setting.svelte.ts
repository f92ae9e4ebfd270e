import { device } from './device';

/** A yes or no, chosen on this device. Where storage is forbidden it lasts as long as the page. */
export class Setting {
  #on: boolean = $state(false);

  constructor(
    private readonly name: string,
    usual: boolean,
  ) {
    this.#on = (device.get(name) ?? (usual ? 'on' : 'off')) === 'on';
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    device.set(this.name, on ? 'on' : 'off');
  }
}
