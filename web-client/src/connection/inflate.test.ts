import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ToClient } from '../protocol';
import { OrderedFrames } from './inflate';

const beat = (at: number) => JSON.stringify({ t: 'beat', at });

function deflated(text: string): ArrayBuffer {
  const bytes = deflateRawSync(text);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

test('binary frames are inflated and keep their place among the others', async () => {
  const taken: ToClient[] = [];
  await new Promise<void>((done) => {
    const frames = new OrderedFrames(
      (frame) => taken.push(frame) === 4 && done(),
      () => done(),
    );
    frames.push(deflated(beat(1)));
    frames.push(beat(2));
    frames.push(deflated(beat(3)));
    frames.push(beat(4));
  });
  expect(taken.map((frame) => 'at' in frame && frame.at)).toEqual([1, 2, 3, 4]);
});

test('a frame that cannot be read breaks the line instead of being passed over', async () => {
  const broken = await new Promise<boolean>((done) => {
    const frames = new OrderedFrames(
      () => done(false),
      () => done(true),
    );
    frames.push('{');
  });
  expect(broken).toBe(true);
});
