/** One language, or two in order, as the server names them. */
export type BundleLanguages = 'fi' | 'sv' | 'en' | 'fi,sv' | 'sv,fi' | 'fi,en';
