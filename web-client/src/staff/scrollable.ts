/** What can take focus, and so be reached and scrolled to by keyboard. */
const FOCUSABLE = 'a[href],button:not(:disabled),input,select,textarea,summary,[tabindex="0"]';

/** Lets a scrolling area be scrolled by keyboard also when nothing in it can take focus. */
export function scrollable(area: HTMLElement) {
  function settle() {
    const reachable = area.querySelector(FOCUSABLE) !== null;
    if (reachable) area.removeAttribute('tabindex');
    else area.tabIndex = 0;
  }
  settle();
  const watching = new MutationObserver(settle);
  watching.observe(area, { childList: true, subtree: true });
  return { destroy: () => watching.disconnect() };
}
