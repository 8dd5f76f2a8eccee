/** Whether this system lets a window stay out of pictures and recordings of the screen. */
export const capturesCanBeRefused = (userAgent = navigator.userAgent) => !/Linux/.test(userAgent);
