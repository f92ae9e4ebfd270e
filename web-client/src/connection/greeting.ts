import { device } from '../device';
import type { Access, Lang, Position, ToServer } from '../protocol';

/** Version of the protocol that this page speaks. */
export const VERSION = 1;

/** The first word to the server. */
export function hello(
  access: Access,
  client: number,
  lang: Lang,
  token: string | undefined,
  position?: Position,
): ToServer {
  return {
    t: 'hello',
    version: VERSION,
    door: access,
    client,
    lang,
    ...(token && { token }),
    ...(position && { position }),
  };
}

/** Under which name a device keeps who it is in the meeting of a code (rule ID2). */
export const tokenName = (of: string) => `foorumi.token.${of}`;

/** Who this device is in the meeting of a code. */
export const tokenOf = (code: string) => device.get(tokenName(code));

/** Where the line is; to a view in steps or at once. */
export function lineAddress(query: '' | '?view=first' = ''): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws${query}`;
}

/** A number for one life of a page: two tabs never share one. Below 2^53, so that it is held exactly. */
export function randomClient(): number {
  const [high = 0, low = 1] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0x1fffff) * 2 ** 32 + low;
}
