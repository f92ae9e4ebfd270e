import { afterEach, expect, test, vi } from 'vitest';
import { BlockedSockets } from './blockedSockets';

afterEach(() => void vi.unstubAllGlobals());

/** What is told after `failures` sockets that did not open, the server answering as given. */
async function told(failures: number, health: () => Promise<unknown>, opened = false) {
  vi.stubGlobal('fetch', () => health().then((body) => ({ json: () => Promise.resolve(body) })));
  const tell = vi.fn();
  const blocked = new BlockedSockets(tell);
  const asked = Array.from({ length: failures }, () => blocked.failed());
  if (opened) blocked.opened();
  await Promise.all(asked);
  return tell.mock.lastCall?.[0] as boolean | undefined;
}

const well = () => Promise.resolve({ ok: true, version: '0.1.0' });

test('ft60_three_sockets_in_a_row_that_did_not_open_are_the_network_if_http_answers', async () => {
  expect(await told(2, well)).toBeUndefined();
  expect(await told(3, well)).toBe(true);
  expect(await told(7, well)).toBe(true);
});

test('ft60_a_server_that_is_down_leaving_or_not_ours_is_not_the_network', async () => {
  expect(await told(3, () => Promise.reject(new Error('away')))).toBe(false);
  expect(await told(3, () => Promise.resolve({ ok: false }))).toBe(false);
  expect(await told(3, () => Promise.resolve('<h1>502</h1>'))).toBe(false);
});

test('ft60_a_socket_that_opens_ends_it_whatever_was_asked_before', async () => {
  expect(await told(3, well, true)).toBe(false);
});
