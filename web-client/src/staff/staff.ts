import { createContext } from 'svelte';
import type { RoleLink } from '../protocol';
import type { Room } from '../room/room.svelte';
import type { Acts } from './acts.svelte';

/** What all parts of a staff page share. */
export interface Staff {
  /** The meeting as this browser sees it. */
  readonly room: Room;
  /** The way to act in it, with Undo. */
  readonly acts: Acts;
  /** The secret of one's link; none for somebody promoted. Another once it was made anew. */
  readonly secret: string | undefined;
  /**
   * Makes one's own link anew by what is given, and goes on with the new one: the page, its dialog and
   * the new link in it stay (PG32).
   */
  renewOwn(renewing: () => Promise<RoleLink | undefined>): Promise<void>;
}

/** `staff()` in a component of a staff page; `setStaff` once, in its frame. */
export const [staff, setStaff] = createContext<Staff>();
