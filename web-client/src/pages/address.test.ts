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
  const access = { by: 'code', code: '12345678' };
  expect(placeOf('/12345678', '', secrets())).toEqual({ page: 'participant', access });
  expect(placeOf('/1234%205678/', '', secrets())).toEqual({ page: 'participant', access });
  expect(placeOf('/1234567', '', secrets())).toEqual({ page: 'unknown' });
});

test('id3_a_link_carries_its_secret_after_the_hash_and_the_tab_keeps_it', () => {
  const store = secrets();
  expect(placeOf('/host', '#abc', store)).toEqual({
    page: 'host',
    access: { by: 'link', secret: 'abc' },
  });
  expect(placeOf('/host', '', store)).toEqual({
    page: 'host',
    access: { by: 'link', secret: 'abc' },
  });
  expect(placeOf('/moderator', '', store)).toEqual({ page: 'moderator', access: undefined });
});

test('id3_somebody_promoted_opens_the_page_by_the_code', () => {
  const access = { by: 'code', code: '12345678' };
  expect(placeOf('/moderator', '#12345678', secrets())).toEqual({ page: 'moderator', access });
});

test('ft39_what_people_type_works', () => {
  const access = { by: 'code', code: '12345678' };
  for (const path of [
    '/1234 5678',
    '/1234%205678',
    '/12345678/',
    '/1234-5678',
    '/１２３４５６７８',
  ]) {
    expect(placeOf(path, '', secrets()), path).toEqual({ page: 'participant', access });
  }
  for (const path of ['/host/', '/Host', '//host']) {
    expect(placeOf(path, '#abc', secrets()), path).toMatchObject({ page: 'host' });
  }
  expect(placeOf('/new/', '', secrets())).toEqual({ page: 'create' });
  for (const path of ['/', '', '//'])
    expect(placeOf(path, '', secrets())).toEqual({ page: 'home' });
});

test('ft39_any_other_address_is_told_to_be_unknown', () => {
  for (const path of ['/%E0%A4%A', '/kissa', '/123456789', '/host2', '/foorumi/', '/12345678x']) {
    expect(placeOf(path, '', secrets()), path).toEqual({ page: 'unknown' });
  }
});
