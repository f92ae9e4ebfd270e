import type { Colour } from '../../protocol';

/** Steps from a colour to black or white. */
const STEPS = 32;
/** Above this luminance a ground is light: black tells more on it than white does. */
const LIGHT = 0.18;

/** Contrast that lines and areas need. */
export const SHAPE = 3;
/** The lightest ground of the strips (`--strip` in `style/tokens.css`): what is told on it is told on all. */
export const STRIP = '#1d2a55';

/**
 * The first shade of a colour, from itself towards black or white, that has this contrast to `ground`
 * (rule ID9). The server finds the same one: the cases are in `protocol/texts/colours.json`.
 */
export function against(colour: Colour, ground: Colour, contrast: number): Colour {
  const end = luminance(ground) > LIGHT ? 0 : 255;
  for (let step = 0; ; step++) {
    const mixed = channels(colour).map((channel) =>
      Math.floor((channel * (STEPS - step) + end * step + STEPS / 2) / STEPS),
    );
    const shade = `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (step === STEPS || contrastOf(shade, ground) >= contrast) return shade;
  }
}

/** Contrast of two colours as WCAG 2 counts it, 1 to 21. */
function contrastOf(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const weights = [0.2126, 0.7152, 0.0722];
  return channels(colour).reduce((sum, channel, at) => {
    const part = channel / 255;
    const linear = part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    return sum + linear * (weights[at] ?? 0);
  }, 0);
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
