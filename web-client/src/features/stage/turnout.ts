import type { Scene } from './scene';

/** How many have done what the stage asks for, of how many. */
export interface Turnout {
  done: number;
  /** Nothing if it is not known. Never fewer than have done it: those who left count too. */
  of: number | undefined;
  /** What they have done, as a name in the texts of the page. */
  what: 'answered' | 'voted';
}

/** The crowd that fills while a scene asks for something; nothing while it does not. */
export function turnoutOf(scene: Scene, present: number): Turnout | undefined {
  const turnout = (done: number, what: Turnout['what']): Turnout => ({
    done,
    of: present > 0 ? Math.max(present, done) : undefined,
    what,
  });
  if (scene.is === 'poll' && scene.poll.state === 'open') {
    return turnout(scene.poll.answered, 'answered');
  }
  if (scene.is === 'cloud' && scene.cloud.state === 'open') {
    return turnout(scene.cloud.answered, 'answered');
  }
  if (scene.is === 'sheet' && scene.sheet.phase === 'vote') {
    return turnout(scene.sheet.voters, 'voted');
  }
  return undefined;
}

/** The most people that are drawn as dots, one each. */
export const MOST_DOTS = 160;

/** How many dots stand in a row, so that any crowd of dots is about as high. */
export function columns(of: number): number {
  return of <= 40 ? 10 : of <= 90 ? 15 : 20;
}
