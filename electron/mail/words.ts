/** What main says about the mail server's password, for IT at the desk. */
export const mailWords = {
  notNeeded: 'The IT policy of this PC names no mail server that wants a password. Nothing was kept.',
  refused: 'The mail server does not take this password for its user, so it was not kept.',
  noStore:
    'This PC has no keychain that answers, so the password was not kept: it is never written down anywhere else.',
  works: 'The mail server takes it. It is kept in this PC’s keychain, for whoever is logged on now.',
  keptUntried:
    'The mail server could not be asked just now. The password is kept in this PC’s keychain and tried with the next e-mail.',
} as const;
