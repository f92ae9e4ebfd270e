import { createSubscriber } from 'svelte/reactivity';

/** The browser's clock, told anew each second to those who read it. Server time: `room.now`. */
class Clock {
  #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 1000);
    return () => clearInterval(timer);
  });

  /** Milliseconds since 1970 by the browser's clock; reactive, each second. */
  get now(): number {
    this.#subscribe();
    return Date.now();
  }
}

export const clock = new Clock();
