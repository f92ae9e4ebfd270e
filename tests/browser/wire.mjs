// What lies between a browser and the server: a line that can be cut, and a socket of one's own.

import net from 'node:net';
import { Transform } from 'node:stream';

/**
 * A line to the first of these servers that answers, as a balancer would lead to it. It is cut and
 * mended at will; a page sees its address only.
 */
export async function openWire(...origins) {
  const ends = new Set();
  let up = true;
  // Who is silent stays so: what a connection has lost it cannot go on without.
  let silence = { is: false };
  let targets = origins;
  const wire = net.createServer(async (near) => {
    near.on('error', () => {});
    const far = up ? await dial(targets) : undefined;
    if (!up || !far) return void near.destroy();
    const silent = silence;
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      ends.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
      const carry = (chunk, _, done) => done(null, silent.is ? undefined : chunk);
      one.pipe(new Transform({ transform: carry })).pipe(other);
    }
  });
  await new Promise((listening) => wire.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${wire.address().port}`,
    cut() {
      up = false;
      for (const end of ends) end.destroy();
    },
    /** Carries nothing more and tells nobody, as where a phone walks out of reach. */
    silence() {
      silence.is = true;
    },
    /** Carries new connections. */
    mend() {
      up = true;
      silence = { is: false };
    },
    /** Leads new connections elsewhere. */
    leadTo(...others) {
      targets = others;
    },
    close() {
      this.cut();
      return new Promise((closed) => wire.close(closed));
    },
  };
}

/** A connection to the first server that answers. */
async function dial(origins) {
  for (const origin of origins) {
    const far = net.connect(Number(new URL(origin).port), '127.0.0.1');
    const answers = await new Promise((tell) => {
      far.once('connect', () => tell(true));
      far.once('error', () => tell(false));
    });
    if (answers) return far;
  }
  return undefined;
}

/**
 * Opens a socket of its own from the page, greets with the code (or `greeting`) and says `frames`
 * (text as it is, else JSON), each when the one before was answered, or all at once in a `burst`.
 * Tells the answers in their order, and the code with which the server closed the socket, if it did.
 */
export function speak(page, { code, token, frames, greeting, burst = false }) {
  const spoken = page.evaluate(
    ({ code, token, frames, greeting, burst }) =>
      new Promise((tell) => {
        const socket = new WebSocket(`ws://${location.host}/ws`);
        const answers = [];
        const say = (one) => socket.send(typeof one === 'string' ? one : JSON.stringify(one));
        const hello = {
          t: 'hello',
          version: 1,
          door: { by: 'code', code },
          client: Math.floor(Math.random() * 2 ** 50),
          lang: 'fi',
          ...(token && { token }),
        };
        socket.binaryType = 'arraybuffer';
        socket.onopen = () => say(greeting ?? hello);
        socket.onclose = (event) => tell({ answers, closed: event.code });
        const left = [...frames];
        const next = () => (left.length > 0 ? say(left.shift()) : socket.close());
        socket.onmessage = ({ data }) => {
          if (typeof data !== 'string') return;
          const frame = JSON.parse(data);
          if (frame.t === 'answers') answers.push(...frame.answers);
          if (burst && frame.t === 'welcome') left.splice(0).forEach(say);
          else if (!burst && ['welcome', 'answers'].includes(frame.t)) next();
        };
      }),
    { code, token, frames, greeting, burst },
  );
  return within(spoken, 'the server has not answered');
}

/** A promise that is not waited for without end. */
function within(promise, otherwise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(otherwise)), 20_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Keeps the commands that a page sends. Call before the page opens its socket. */
export function overhear(page) {
  const commands = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (!payload.startsWith('{"t":"do"')) return;
      commands.push(...JSON.parse(payload).commands.map(({ command }) => command));
    }),
  );
  return commands;
}

/** The person that a browser is in a meeting. */
export function tokenOf(page, code) {
  return page.evaluate((code) => localStorage.getItem(`foorumi.token.${code}`), code);
}
