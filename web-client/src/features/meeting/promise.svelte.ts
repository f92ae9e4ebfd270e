import { device, stored } from '../../device';
import { isRecord } from '../../json';
import type { MeetingPart } from '../../protocol';

/** What a meeting says of the data about people, and may change only towards less (rule ID9). */
export type Promised = Pick<MeetingPart, 'names' | 'keepDays'>;

/** What this device has read, so that whoever read otherwise is told once, whenever they come back. */
export class ReadPromise {
  readonly #key: string;
  #read: Promised = $state.raw({ names: 'anonymous', keepDays: 0 });

  constructor(meeting: string, now: Promised) {
    this.#key = `foorumi.promised.${meeting}`;
    this.#read = stored(device, this.#key, isPromised, now);
    this.#keep();
  }

  /** What has been read otherwise. */
  changed(now: Promised): (keyof Promised)[] {
    return (['names', 'keepDays'] as const).filter((name) => now[name] !== this.#read[name]);
  }

  /** It has been read as it is now. */
  take({ names, keepDays }: Promised) {
    this.#read = { names, keepDays };
    this.#keep();
  }

  #keep() {
    const { names, keepDays } = this.#read;
    device.set(this.#key, JSON.stringify({ names, keepDays }));
  }
}

function isPromised(one: unknown): one is Promised {
  return isRecord(one) && typeof one['names'] === 'string' && typeof one['keepDays'] === 'number';
}
