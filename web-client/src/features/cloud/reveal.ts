import { desk } from '../../i18n/desk/desk';
import type { CloudPart, Command } from '../../protocol';
import type { Staff } from '../../staff/staff';

/** Shows a hidden cloud, or hides a shown one (rule WC6). */
export function reveal({ acts }: Staff, cloud: CloudPart) {
  const wish = (on: boolean): Command => ({ cloud: { do: 'reveal', cloud: cloud.id, on } });
  void acts.do(wish(!cloud.revealed), {
    doneText: cloud.revealed ? desk.t.cloud.unrevealed : desk.t.cloud.revealed,
    undo: () => wish(cloud.revealed),
  });
}

/** Has the picture laid out anew by counts, the most frequent in the middle (rule WC5). */
export function layOut({ acts }: Staff, cloud: CloudPart) {
  const command: Command = { cloud: { do: 'layOut', cloud: cloud.id } };
  void acts.do(command, { doneText: desk.t.cloud.laidOut });
}
