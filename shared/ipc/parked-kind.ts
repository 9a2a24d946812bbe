/** Why the CRM did not take something, in short. */
export type ParkedKind = 'rejected' | 'conflict' | 'too-many-tries' | 'erased' | 'too-large';
