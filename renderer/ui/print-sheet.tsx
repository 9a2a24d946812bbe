import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What is on paper when main prints this page: beside everything else on the page, and never on the screen. */
export function PrintSheet({ children }: { children: ReactNode }) {
  return createPortal(<div className="print-sheet">{children}</div>, document.body);
}
