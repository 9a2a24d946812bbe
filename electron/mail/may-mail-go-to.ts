/**
 * Whether a pack lets personal data go to a mail server (S0:53). It names one as `smtp://host` or `smtps://host`; one that
 * names places and no mail server among them lets nothing go there, and one that names none leaves it to IT's policy.
 */
export function mayMailGoTo(host: string, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  return allowed.some((one) => {
    const { protocol, hostname } = new URL(one);
    return (protocol === 'smtp:' || protocol === 'smtps:') && hostname.toLowerCase() === host.toLowerCase();
  });
}
