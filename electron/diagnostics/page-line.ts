import { z } from 'zod';
import type { LogFields } from '../../shared/diagnostics/log';

const fieldsOf = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const spoken = /^([a-z][a-z0-9-]{0,59}) (\{.*\})$/;
const uncaught = /^Uncaught (?:\(in promise\) )?(?:DOMException: )?([A-Z][A-Za-z]*(?:Error|Exception))\b/;

/**
 * What a page's console line becomes in the log. A line in the log's own form (`event {fields}`) keeps its fields,
 * which the log filters by shape; of an uncaught error the name is kept; of anything else only that it was there,
 * because a browser's messages quote addresses and text.
 */
export function readPageLine(text: string): { event: string; fields: LogFields } | null {
  const said = spoken.exec(text);
  if (said) {
    try {
      const fields = fieldsOf.safeParse(JSON.parse(said[2] ?? ''));
      if (fields.success) return { event: said[1] ?? '', fields: fields.data };
    } catch {
      // Not the log's form after all.
    }
  }
  const name = uncaught.exec(text)?.[1];
  return name ? { event: 'page-bug', fields: { name } } : null;
}
