/** What the participant's page shows. */
export type View = 'now' | 'chat' | 'floor' | 'more' | 'stage';
