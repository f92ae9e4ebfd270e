import type { Component } from 'svelte';
import type { Area } from '../i18n/area.svelte';
import { desk } from '../i18n/desk/desk';
import { home } from '../i18n/home/home';
import { participant } from '../i18n/participant/participant';
import { stage } from '../i18n/stage/stage';
import type { Access } from '../protocol';
import type { Place } from './address';

/** What a page of a room is given. */
export interface RoomPageProps {
  /** How one comes in. */
  access: Access;
}

/** A page, of a room or without one. */
export type AnyPage = Component<RoomPageProps> | Component<Record<string, never>>;

interface Page {
  load: () => Promise<{ default: AnyPage }>;
  /** The texts that it shows, besides the shared ones. */
  texts: Area<unknown>;
}

/** The pages, each loaded when it is wanted. */
export const PAGES: Record<Place['page'], Page> = {
  home: { load: () => import('./home/Home.svelte'), texts: home },
  unknown: { load: () => import('./home/Unknown.svelte'), texts: home },
  create: { load: () => import('./create/Create.svelte'), texts: home },
  participant: { load: () => import('./participant/Participant.svelte'), texts: participant },
  presenter: { load: () => import('./presenter/Presenter.svelte'), texts: desk },
  stage: { load: () => import('./stage/Stage.svelte'), texts: stage },
  organiser: { load: () => import('./organiser/Organiser.svelte'), texts: desk },
  secretary: { load: () => import('./secretary/Secretary.svelte'), texts: desk },
  moderator: { load: () => import('./moderator/Moderator.svelte'), texts: desk },
  host: { load: () => import('./host/Host.svelte'), texts: desk },
};
