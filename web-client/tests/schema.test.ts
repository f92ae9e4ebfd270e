import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import { expect, test } from 'vitest';

/** The schema that every bundle holds beside `results.json`. */
const FILE = '../server/bundle/src/results.schema.json';
/** Figures that are `null` where the bundle's audience is not told them (rule RB4). */
const FIGURES = new Set([
  'abstained',
  'answered',
  'answers',
  'cantSay',
  'count',
  'hidden',
  'noticeRead',
  'peak',
  'people',
  'speakers',
  'total',
  'turns',
  'values',
  'voters',
  'votes',
  'written',
]);

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** A number may be `null`; of a list or a map, each of its numbers. */
function orNull(figure: Part) {
  if (figure['type'] === 'number') figure['type'] = ['number', 'null'];
  for (const inner of [figure['items'], figure['additionalProperties']]) {
    if (isPart(inner)) orNull(inner);
  }
}

function mark(part: unknown) {
  if (!isPart(part)) return;
  if (isPart(part['properties'])) {
    for (const [name, figure] of Object.entries(part['properties'])) {
      if (FIGURES.has(name) && isPart(figure)) orNull(figure);
    }
  }
  for (const inner of Object.values(part)) mark(inner);
}

function made(): string {
  const settings = { path: 'src/protocol.ts', type: 'Results', skipTypeCheck: true };
  const schema: Schema & Part = { ...createGenerator(settings).createSchema('Results') };
  mark(schema['definitions']);
  schema['title'] = 'results.json of a Foorumi result bundle';
  return `${JSON.stringify(schema, null, 1)}\n`;
}

test('the published schema is that of the protocol (RB3)', () => {
  const schema = made();
  if (process.env['WRITE_SCHEMA']) writeFileSync(FILE, schema);
  expect(readFileSync(FILE, 'utf8')).toBe(schema);
}, 60_000);
