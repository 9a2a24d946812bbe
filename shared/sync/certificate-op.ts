const SUFFIX = '/certificate';

/**
 * The outbox key of a purge certificate: its `opId` and what it is. So it can be told from a list of keys that it is no
 * enquiry, and nobody is told of one more that waits.
 */
export const certificateOpOf = (opId: string): string => opId + SUFFIX;
export const isCertificateOp = (outboxKey: string): boolean => outboxKey.endsWith(SUFFIX);

/** The `opId` that goes over the line, of any outbox key that leads to the CRM. */
export const opIdOf = (outboxKey: string): string =>
  isCertificateOp(outboxKey) ? outboxKey.slice(0, -SUFFIX.length) : outboxKey;
