/** What can take focus, and so be reached and scrolled to by keyboard. */
const FOCUSABLE = 'a[href],button:not(:disabled),input,select,textarea,summary,[tabindex="0"]';

/** Lets a scrolling area be scrolled by keyboard also when nothing in it can take focus. */
export function scrollable(area: HTMLElement) {
  function settle() {
    const found = [...area.querySelectorAll(FOCUSABLE)];
    const reachable = found.some((one) => one.checkVisibility({ visibilityProperty: true }));
    // Only on a change: setting it again would wake the observer again.
    if (reachable && area.hasAttribute('tabindex')) area.removeAttribute('tabindex');
    if (!reachable && !area.hasAttribute('tabindex')) area.tabIndex = 0;
  }
  settle();
  const watching = new MutationObserver(settle);
  watching.observe(area, { attributes: true, childList: true, subtree: true });
  return { destroy: () => watching.disconnect() };
}
