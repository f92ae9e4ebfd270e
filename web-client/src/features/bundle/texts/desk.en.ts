import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Result bundle',
  intro:
    'One ZIP: the memo (Word, PDF, web page), a workbook and a table of every task, pictures of clouds, polls and sheets, slides, and the results as data.',
  draft: 'The meeting is going on: the bundle is a draft of what there is now.',
  download: 'Download the result bundle',
  downloadDraft: 'Download a draft',
  making: 'Making the bundle',
  ready: 'The bundle is downloaded.',
  failed: 'The bundle could not be downloaded. Try again.',
  fileName: 'results',
  needsLink:
    'You came in with the code. Only a host, secretary or organiser who came by their own link can download the result bundle.',
  audience: 'For whom',
  audiences: {
    public: {
      label: 'Public',
      hint: 'Without names of participants, the chat and figures under five.',
    },
    participants: {
      label: 'For participants',
      hint: 'The public one with the published messages of the chat.',
    },
    internal: {
      label: 'For the organiser',
      hint: 'Everything, names in votes by name too. Not to be shared.',
    },
  },
  language: 'Language',
  languages: {
    fi: 'Finnish',
    sv: 'Swedish',
    en: 'English',
    'fi,sv': 'Finnish and Swedish',
    'sv,fi': 'Swedish and Finnish',
    'fi,en': 'Finnish and English',
  },
  logTitle: 'Moderation log',
  logIntro:
    'A table of what was decided of each message and why. It also holds the messages that were not published and who wrote them, so it is in no result bundle. It can be downloaded until raw data is deleted.',
  logDownload: 'Download the moderation log',
  logReady: 'The log has been downloaded.',
  logFailed: 'The log could not be downloaded.',
  logFileName: 'moderation-log',
} satisfies Texts<typeof fi>;
