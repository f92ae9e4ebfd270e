// A slow line: what a phone at the edge of a network has between itself and the server.

import { randomBytes } from 'node:crypto';
import net from 'node:net';

/** Bytes that travel together, as in a packet. */
const PACKET = 1400;
/** Most bytes of a connection that wait before more are read, as a window would have it. */
const WINDOW = 64 * 1024;

/**
 * A line to the server of so many bits a second each way, shared by all connections in turn, over
 * which a word and its answer take `roundTrip` milliseconds. Opening a connection takes one, too.
 */
export async function openSlowWire(origin, { bits, roundTrip }) {
  const down = direction(bits, roundTrip / 2);
  const up = direction(bits, roundTrip / 2);
  const wire = net.createServer((near) => {
    near.on('error', () => {});
    near.setNoDelay(true);
    near.pause();
    // The system has opened the connection at once: the time that takes comes before its first word.
    setTimeout(() => {
      const far = net.connect(Number(new URL(origin).port), '127.0.0.1');
      far.setNoDelay(true);
      far.on('error', () => near.destroy());
      far.on('close', () => near.end());
      near.on('close', () => far.destroy());
      up.carry(near, far);
      down.carry(far, near);
    }, roundTrip);
  });
  await new Promise((listening) => wire.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${wire.address().port}`,
    /** Bytes that have come to the phone. */
    get arrived() {
      return down.carried;
    },
    close: () => new Promise((closed) => wire.close(closed)),
  };
}

/** One way of the line: packets of all connections in turn, one after another. */
function direction(bits, delay) {
  const waiting = [];
  let busy = false;
  const way = { carried: 0, carry };

  function carry(from, to) {
    const queue = { packets: [], bytes: 0, from, to };
    from.on('data', (data) => {
      for (let at = 0; at < data.length; at += PACKET) {
        queue.packets.push(data.subarray(at, at + PACKET));
      }
      queue.bytes += data.length;
      if (queue.bytes > WINDOW) from.pause();
      if (!waiting.includes(queue)) waiting.push(queue);
      if (!busy) next();
    });
    from.on('end', () => {
      queue.ended = true;
      if (queue.packets.length === 0) setTimeout(() => to.end(), delay);
    });
    from.resume();
  }

  function next() {
    const queue = waiting.shift();
    busy = queue !== undefined;
    if (!queue) return;
    const packet = queue.packets.shift();
    queue.bytes -= packet.length;
    if (queue.bytes <= WINDOW) queue.from.resume();
    if (queue.packets.length > 0) waiting.push(queue);
    setTimeout(
      () => {
        way.carried += packet.length;
        setTimeout(() => {
          if (!queue.to.destroyed) queue.to.write(packet);
          if (queue.ended && queue.packets.length === 0) queue.to.end();
        }, delay);
        next();
      },
      (packet.length * 8_000) / bits,
    );
  }

  return way;
}

/** Somebody who has come in and only listens; what is heard is not looked at. */
export async function listener(origin, door) {
  const { port, host } = new URL(origin);
  const socket = net.connect(Number(port), '127.0.0.1');
  const client = Math.floor(Math.random() * 2 ** 50);
  const hello = Buffer.from(JSON.stringify({ t: 'hello', version: 1, door, client, lang: 'fi' }));
  socket.write(
    `GET /ws HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  await new Promise((heard, failed) => {
    socket.once('data', heard);
    socket.once('error', failed);
  });
  // A text frame of less than 64 KiB, masked by zeros.
  const head = [0x81, 0x80 | 126, hello.length >> 8, hello.length & 0xff, 0, 0, 0, 0];
  socket.write(Buffer.concat([Buffer.from(head), hello]));
  await new Promise((heard) => socket.once('data', heard));
  socket.unref();
  socket.resume();
}
