import type { Locator, Page } from 'playwright-core';
import type { Command, Part, PartKey, Role } from '../../src/protocol';
import type { FakeLine } from '../pages/line';
import type { Random } from './random';

/** A field that somebody writes into. */
export interface Spot {
  name: string;
  /** What it takes at most. */
  limit: number;
  /** Goes to the field from wherever the page is, as a person would, and opens its form. */
  reach: (page: Page) => Promise<Locator>;
  /** Whether the monkey sends it; what was sent is empty again. */
  sends?: boolean;
  /** Makes what is typed fit the field, where it takes no words. */
  typed?: (random: Random, length: number) => string;
  /** What a field shows of what was typed. */
  shown?: (typed: string) => string;
}

export type Change = Record<PartKey, Part | undefined>;

/** A page with its forms, and what goes on around it. */
export interface World {
  name: string;
  coming: { path: string; role?: Role; width: number };
  parts: () => Map<PartKey, Part>;
  /** Answers what the page asks of the server beside its line. */
  serve?: (page: Page) => Promise<void>;
  spots: readonly Spot[];
  /** The page is there and can be used. */
  ready: (page: Page) => Promise<void>;
  /** Somebody steps elsewhere on the page. */
  away: (page: Page, random: Random) => Promise<void>;
  /** What a colleague or another participant does to the same things. */
  colleague?: (random: Random) => Change;
  /** What the host does: opens, closes, goes on. */
  host?: (random: Random) => Change;
  /** What the room shows because of a command. */
  answer?: (command: Command, line: FakeLine) => void;
}

export const part = (one: object) => one as Part;
