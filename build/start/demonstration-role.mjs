/** What its made-up person types; a secret of nobody's. */
export const demonstrationCode = 'demonstration-2026';

/** A named role of IT's policy for the sandbox: nobody who exists. */
export const demonstrationRole = {
  id: 'information-governance',
  title: 'Information governance (demonstration)',
  person: 'Demo Second Person',
  may: ['hold', 'destroy', 'supervise'],
  code: '$argon2id$v=19$m=19456,t=2,p=1$OJcim5px4AJ7/TsiPS3Cyg$SjP8M1bvPKkf1RJXK2WGKOstA2BOpS6cL+YcLBxSTmo',
};
