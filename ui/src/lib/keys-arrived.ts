/** Between two keys that were pressed without a pause, on a slow computer. */
const QUIET_MS = 250;

/** The page has a second until it is gone, and what came in has to be kept within it. */
const AT_MOST_MS = 700;

/** Keys that went down before take their time to the page. They are there once none has come for a while. */
export function keysArrived(): Promise<void> {
  return new Promise((resolve) => {
    let quiet = setTimeout(over, QUIET_MS);
    const enough = setTimeout(over, AT_MOST_MS);
    function more() {
      clearTimeout(quiet);
      quiet = setTimeout(over, QUIET_MS);
    }
    function over() {
      clearTimeout(quiet);
      clearTimeout(enough);
      window.removeEventListener('keydown', more, true);
      resolve();
    }
    window.addEventListener('keydown', more, true);
  });
}
