import type { Middleware } from 'openapi-fetch';

const MIB = 1024 * 1024;
const MOST_BYTES = 2 * MIB;
/** A page of 500 changes may quote long references; all other answers are short, or their batch was small. */
const MOST_BYTES_OF_CHANGES = 8 * MIB;

/** Thrown while an answer is read: what goes on and on is no CRM, or one that has lost its way. */
export class AnswerTooLong extends Error {}

/**
 * Cuts the line when an answer grows past what the contract could mean, counted as it comes, after it was unpacked:
 * a page without an end (or one that unpacks to one) would otherwise fill the memory of the process that holds the keys.
 * A batch whose conflicts quote more than this is sent again in smaller parts, like any that failed for its content.
 */
export const limitAnswers: Middleware = {
  onResponse({ response, schemaPath }) {
    if (!response.body) return undefined;
    let left = schemaPath === '/v1/changes' ? MOST_BYTES_OF_CHANGES : MOST_BYTES;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, reader) {
        left -= piece.byteLength;
        // Ends the reading here and, through the pipe, the request itself.
        if (left < 0) throw new AnswerTooLong();
        reader.enqueue(piece);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
  },
};
