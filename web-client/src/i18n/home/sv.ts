import type { Texts } from '../texts';
import type fi from './fi';
import create from '../../pages/create/texts/home.sv';
import page from '../../pages/home/texts/home.sv';

export default {
  create,
  page,
} satisfies Texts<typeof fi>;
