import type { Outcome } from '../connection/outcome';
import { rejectionWords } from '../i18n/shared/words';
import type { Rejection } from '../protocol';
import { toasts } from '../ui/toasts.svelte';

/** An act is not marked as waiting before this, so that a quick line shows nothing but the tick. */
const PENDING_AFTER = 300;
/** After this, saving is called slow. */
const SLOW_AFTER = 2_000;

/** How an own act stands. Nothing is called saved before the server has said so (rule SY6). */
export type ProgressState =
  | { is: 'idle' }
  | { is: 'sending' }
  | { is: 'pending' }
  | { is: 'slow' }
  | { is: 'saved' }
  | { is: 'rejected'; why: Rejection };

/**
 * One control's act: from the tap to the server's word. The latest run is the one that shows. What was
 * not done is told even when the control has gone meanwhile: then in a toast (rule SY1).
 */
export class Progress {
  /** How it stands. */
  state: ProgressState = $state.raw({ is: 'idle' });
  #run = 0;
  #watchers = 0;

  /** Whether an answer is awaited. */
  get busy(): boolean {
    return ['sending', 'pending', 'slow'].includes(this.state.is);
  }

  /** Somebody shows this act, until what is returned is called. */
  watch(): () => void {
    this.#watchers++;
    return () => void this.#watchers--;
  }

  /** Follows an outcome; tells whether it was accepted. */
  async follow(outcome: Promise<Outcome>): Promise<boolean> {
    const run = ++this.#run;
    const show = (state: ProgressState) => {
      if (run === this.#run) this.state = state;
    };
    show({ is: 'sending' });
    const pending = setTimeout(() => show({ is: 'pending' }), PENDING_AFTER);
    const slow = setTimeout(() => show({ is: 'slow' }), SLOW_AFTER);
    const answer = await outcome;
    clearTimeout(pending);
    clearTimeout(slow);
    const accepted = answer.outcome === 'accepted';
    show(accepted ? { is: 'saved' } : { is: 'rejected', why: answer.why });
    if (!accepted && run === this.#run && this.#watchers === 0) {
      toasts.problem(rejectionWords(answer.why));
    }
    return accepted;
  }

  /** Shows what the page itself knows to be against the rules, in the words of the server. */
  refuse(why: Rejection) {
    this.#run++;
    this.state = { is: 'rejected', why };
  }

  /** Forgets the last act, for example because the person goes on typing. */
  clear() {
    this.#run++;
    this.state = { is: 'idle' };
  }
}
