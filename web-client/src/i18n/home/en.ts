import type { Texts } from '../texts';
import type fi from './fi';
import create from '../../pages/create/texts/home.en';
import page from '../../pages/home/texts/home.en';

export default {
  create,
  page,
} satisfies Texts<typeof fi>;
