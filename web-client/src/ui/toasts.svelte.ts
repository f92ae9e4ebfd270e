import { announcer } from '../announce/announce.svelte';

/** How long Undo stands. */
export const UNDO_MS = 10_000;
/** How long a message without Undo stands. */
const PLAIN_MS = 5_000;
/** Most messages at a time; the oldest gives way. */
const MOST = 3;

export type Toast = {
  id: number;
  text: string;
  kind: 'ok' | 'problem';
  undo: (() => void) | undefined;
};

/** Short messages about own acts. They are announced as plain text too; nothing waits for them. */
class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  #held = false;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Tells that something was done; with `undo` it can be taken back for 10 s. */
  done(text: string, undo?: () => void) {
    announcer.status(text);
    this.#add({ id: this.#next++, text, kind: 'ok', undo }, undo ? UNDO_MS : PLAIN_MS);
  }

  /** Tells that something was not done, and what to do. */
  problem(text: string) {
    announcer.failure(text);
    this.#add({ id: this.#next++, text, kind: 'problem', undo: undefined }, UNDO_MS);
  }

  /** Takes the act back and the message away. */
  undo(toast: Toast) {
    this.dismiss(toast.id);
    toast.undo?.();
  }

  /** The last act that can be taken back is; for a key or a fixed Undo button. */
  undoLast() {
    const last = this.list.findLast((toast) => toast.undo);
    if (last) this.undo(last);
  }

  /** While somebody points at them or is in them, they stand; then each once more for its shorter time. */
  hold(on: boolean) {
    this.#held = on;
    for (const { id } of this.list) {
      clearTimeout(this.#timers.get(id));
      if (!on) this.#begin(id, PLAIN_MS);
    }
  }

  dismiss(id: number) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Toast, ms: number) {
    for (const old of this.list.slice(0, Math.max(0, this.list.length + 1 - MOST)))
      this.dismiss(old.id);
    this.list.push(toast);
    if (!this.#held) this.#begin(toast.id, ms);
  }

  #begin(id: number, ms: number) {
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), ms),
    );
  }
}

export const toasts = new Toasts();
