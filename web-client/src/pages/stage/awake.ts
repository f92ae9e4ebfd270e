/**
 * Keeps the computer's screen on while the page is in sight, where the browser can. Gives the way to
 * stop. A browser that cannot, or will not on low battery, goes on without.
 */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;

  async function hold() {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
    } catch {
      lock = undefined;
    }
  }

  const again = () => void hold();
  again();
  document.addEventListener('visibilitychange', again);
  return () => {
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
