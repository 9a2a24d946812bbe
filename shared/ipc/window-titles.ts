/**
 * All that the desk's title bar and task bar may ever say: a title of the page's own making could name an enquiry there,
 * for passers-by to read.
 */
export const windowTitles = {
  desk: 'Firstpoint',
  practice: 'PRACTICE · nothing is kept or sent · Firstpoint',
} as const;
