import { wished, wishes } from '../i18n/wish';
import type { Access } from '../protocol';
import { hello, lineAddress, randomClient, tokenOf } from './greeting';

declare global {
  /** Opened by the page's first line, before this file had come. */
  var earlySocket: WebSocket | undefined;
}

/**
 * A participant's line, opened and greeted while the page itself is still on its way: over a slow line
 * that saves three round trips (PG20). It brings what is needed first; the rest is asked for. The
 * connection takes it over as its first socket.
 */
export interface EarlyLine {
  socket: WebSocket;
  /** The number that it was greeted with. */
  client: number;
  /** What has come meanwhile, in order. */
  heard: MessageEvent[];
}

let code = /^\/(\d{8})$/.exec(location.pathname)?.[1];
const line = code === undefined ? undefined : open({ by: 'code', code }, tokenOf(code));

/** The line that was opened early by this access, once, if it still stands. */
export function takeEarlyLine(access: Access): EarlyLine | undefined {
  const is = access.by === 'code' && access.code === code;
  code = undefined;
  if (!line || line.socket.readyState > WebSocket.OPEN) return undefined;
  if (is) return line;
  line.socket.close();
  return undefined;
}

function open(access: Access, token: string | undefined): EarlyLine {
  const socket = globalThis.earlySocket ?? new WebSocket(lineAddress('?view=first'));
  const early: EarlyLine = { socket, client: randomClient(), heard: [] };
  socket.binaryType = 'arraybuffer';
  const greeting = hello(access, early.client, wished(wishes()), token);
  const greet = () => socket.send(JSON.stringify(greeting));
  if (socket.readyState === WebSocket.OPEN) greet();
  else socket.onopen = greet;
  socket.onmessage = (event) => early.heard.push(event);
  return early;
}
