import { expect, test } from 'vitest';
import { backersTold, talk } from './talk';

test('ch4_own_and_published_messages_stand_in_one_order_and_a_message_stands_once', () => {
  const at = 1;
  const who = { number: 5 };
  const lines = talk(
    [
      { id: '9.0', who, text: 'toinen', at },
      { id: '2.0', who, text: 'ensimmäinen', at },
    ],
    [
      { id: '9.0', text: 'toinen', at, state: { state: 'published' } },
      { id: '10.0', text: 'kolmas', at, state: { state: 'rejected', reason: 'offTopic' } },
    ],
  );
  expect(lines.map(({ id }) => id)).toEqual(['2.0', '9.0', '10.0']);
  expect(lines[1]).toMatchObject({ own: { state: { state: 'published' } }, message: { who } });
  expect(lines[2]?.message).toBeUndefined();
});

test('ch11_from_twenty_on_the_number_is_said_to_be_a_least_one', () => {
  expect([undefined, 0, 1, 19, 20, 130].map(backersTold)).toEqual([
    '',
    '',
    '1',
    '19',
    '20+',
    '130+',
  ]);
});
