/**
 * All that the title bars and the task bar may ever say: a title of the page's own making could name an enquiry there,
 * for passers-by to read.
 */
export const windowTitles = {
  desk: 'Firstpoint',
  display: 'Customer’s screen · Firstpoint',
  practice: 'PRACTICE · nothing is kept or sent · Firstpoint',
} as const;
