import { z } from 'zod';

// The page's policy forbids making code out of text, which zod would otherwise try. Must be imported first.
z.config({ jitless: true });
