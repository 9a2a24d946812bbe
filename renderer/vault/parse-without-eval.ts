import { z } from 'zod';

/** The content security policy forbids `new Function`; first import, so that no schema has tried it yet. */
z.config({ jitless: true });
