import { expect, test } from 'vitest';
import { placeOf, type LinkedRole, type Secrets } from './address';

function secrets(): Secrets & { kept: Map<LinkedRole, string> } {
  const kept = new Map<LinkedRole, string>();
  return {
    kept,
    get: (role) => kept.get(role),
    set: (role, secret) => void kept.set(role, secret),
  };
}

test('id1_a_code_in_the_address_opens_the_participants_page', () => {
  const door = { by: 'code', code: '12345678' };
  expect(placeOf('/12345678', '', secrets())).toEqual({ page: 'participant', door });
  expect(placeOf('/1234%205678/', '', secrets())).toEqual({ page: 'participant', door });
  expect(placeOf('/1234567', '', secrets())).toEqual({ page: 'home' });
});

test('id3_a_link_carries_its_secret_after_the_hash_and_the_tab_keeps_it', () => {
  const store = secrets();
  expect(placeOf('/host', '#abc', store)).toEqual({
    page: 'host',
    door: { by: 'link', secret: 'abc' },
  });
  expect(placeOf('/host', '', store)).toEqual({
    page: 'host',
    door: { by: 'link', secret: 'abc' },
  });
  expect(placeOf('/moderator', '', store)).toEqual({ page: 'moderator', door: undefined });
});

test('id3_somebody_promoted_opens_the_page_by_the_code', () => {
  const door = { by: 'code', code: '12345678' };
  expect(placeOf('/moderator', '#12345678', secrets())).toEqual({ page: 'moderator', door });
});

test('a broken address leads home', () => {
  expect(placeOf('/%E0%A4%A', '', secrets())).toEqual({ page: 'home' });
});
