import type { HandOffPreview } from '../../../shared/ipc/hand-off-contract';
import { handOffWords as said } from '../../copy/hand-off-words';

/** The whole e-mail, as it will be sent; before it can be known, what comes first. */
export function Preview({ preview, first }: { preview: HandOffPreview | null; first: string | null }) {
  const { previewOf } = said;
  return (
    <section className="mail-preview" aria-label={said.preview} aria-live="off">
      <h2 className="part-title">{said.preview}</h2>
      {preview ? (
        <>
          <dl className="facts">
            <dt>{previewOf.from}</dt>
            <dd>{preview.from}</dd>
            <dt>{previewOf.to}</dt>
            <dd>{preview.to}</dd>
            <dt>{previewOf.subject}</dt>
            <dd>{preview.subject}</dd>
          </dl>
          {/* Reached by Tab, so that a long one can be scrolled by keyboard. */}
          <pre className="mail-text" tabIndex={0} role="group" aria-label={said.preview}>
            {preview.text}
          </pre>
          {preview.leftOut.length > 0 && <p className="quiet">{said.leftOut(preview.leftOut)}</p>}
        </>
      ) : (
        first && <p className="quiet">{said.previewFirst(first)}</p>
      )}
    </section>
  );
}
