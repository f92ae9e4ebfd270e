import chat from '../../features/chat/texts/participant.fi';
import decision from '../../features/decision/texts/participant.fi';
import meeting from '../../features/meeting/texts/participant.fi';
import question from '../../features/question/texts/participant.fi';
import sheet from '../../features/sheet/texts/participant.fi';
import slides from '../../features/slides/texts/participant.fi';

export default {
  chat,
  decision,
  meeting,
  question,
  sheet,
  slides,
};
