import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type FloatDialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** A question that has to be answered: Esc and a press beside it do not close it. */
  mustAnswer?: boolean;
  wide?: boolean;
};

/** What floats above the desk. Esc closes it and never takes typed text with it; the focus goes back where it was. */
export function FloatDialog({
  title,
  onClose,
  children,
  mustAnswer = false,
  wide = false,
}: FloatDialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={!mustAnswer}
      isKeyboardDismissDisabled={mustAnswer}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide ? 'float float-wide' : 'float'}>
        <Dialog className="float-dialog" role={mustAnswer ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className="float-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
