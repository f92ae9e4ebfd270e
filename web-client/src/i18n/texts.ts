/**
 * What texts in Swedish and English have to be: the same names as the Finnish ones, a string where
 * those have a string, and a function of the same arguments where they have a function.
 */
export type Texts<Finnish> = Finnish extends string
  ? string
  : Finnish extends (...told: infer Told) => string
    ? (...told: Told) => string
    : { [Name in keyof Finnish]: Texts<Finnish[Name]> };
