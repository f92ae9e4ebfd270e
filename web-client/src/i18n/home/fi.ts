import create from '../../pages/create/texts/home.fi';
import page from '../../pages/home/texts/home.fi';

export default {
  create,
  page,
};
