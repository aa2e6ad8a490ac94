/** Photos of one announcement at most; the database knows the same (guard_return_photo). */
export const MOST_PHOTOS = 3;
/** The longest side that is kept, in pixels: what a colleague needs to see a scratch. */
export const PHOTO_SIDE = 1_600;
/** Days for which photos stay after their announcement is over: for as long as somebody may ask why a piece was not accepted. */
export const PHOTO_DAYS = 60;
