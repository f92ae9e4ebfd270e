/** A yes or no that this device keeps. Where storage is forbidden it lasts as long as the page. */
export class Kept {
  #on: boolean = $state(false);

  constructor(
    private readonly key: string,
    usual: boolean,
  ) {
    this.#on = (read(key) ?? (usual ? 'on' : 'off')) === 'on';
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    try {
      localStorage.setItem(this.key, on ? 'on' : 'off');
    } catch {
      return;
    }
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
