import { createContext } from 'svelte';
import type { Room } from '../room/room.svelte';
import type { Acts } from './acts.svelte';

/** What all parts of a staff page share. */
export interface Staff {
  /** The meeting as this browser sees it. */
  readonly room: Room;
  /** The way to act in it, with Undo. */
  readonly acts: Acts;
  /** The secret of the link by which one came in; none for somebody promoted. */
  readonly secret: string | undefined;
}

/** `staff()` in a component of a staff page; `setStaff` once, in its frame. */
export const [staff, setStaff] = createContext<Staff>();
