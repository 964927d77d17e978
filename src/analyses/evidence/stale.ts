/** Days after which what was true then is called stale, unless the user says otherwise. */
export const STALE_DAYS = 730;
