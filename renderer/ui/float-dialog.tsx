import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type FloatDialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** `columns`: room for two beside each other. */
  wide?: boolean | 'columns';
};

/**
 * What floats above the desk. Esc closes it, which is always the answer that changes nothing and takes no typed text
 * with it; the focus goes back where it was.
 */
export function FloatDialog({ title, onClose, children, wide = false }: FloatDialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide === 'columns' ? 'float float-columns' : wide ? 'float float-wide' : 'float'}>
        <Dialog className="float-dialog">
          <Heading slot="title" className="float-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
