import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NodeSwitch } from './nodeSwitch';

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Servers that answer to /health as told, one after the other; then the last one for good. */
function servers(...answers: readonly (boolean | 'away')[]) {
  const asked = vi.fn(() => {
    const answer = answers[Math.min(asked.mock.calls.length, answers.length) - 1];
    return answer === 'away' ? Promise.reject(new Error('away')) : Promise.resolve({ ok: answer });
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

test('r7_ a server that does not save for 5 s is left for one that does, once', async () => {
  const asked = servers(false, 'away', true);
  const move = vi.fn();
  const nodeSwitch = new NodeSwitch(move);
  nodeSwitch.savingIs('paused');
  await vi.advanceTimersByTimeAsync(4_900);
  expect(asked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(3);
  expect(move).toHaveBeenCalledTimes(1);
});

test('r7_ a pause that ends, or a socket that is gone, ends the search', async () => {
  const asked = servers(true);
  const move = vi.fn();
  const nodeSwitch = new NodeSwitch(move);
  for (const end of ['saving', undefined] as const) {
    nodeSwitch.savingIs('paused');
    await vi.advanceTimersByTimeAsync(4_000);
    nodeSwitch.savingIs(end);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).not.toHaveBeenCalled();
  expect(move).not.toHaveBeenCalled();
});

test('r7_ a full disk is not left: others write to the same', async () => {
  const asked = servers(true);
  new NodeSwitch(vi.fn()).savingIs('diskFull');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).not.toHaveBeenCalled();
});
