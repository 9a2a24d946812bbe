import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type FloatDialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** `columns`: room for two beside each other. */
  wide?: boolean | 'columns';
  /** It shows what is shown only once, and closes by its own button alone. */
  stays?: boolean;
};

/** Whether anything was typed into what floats: then a press that lands beside it must not take that away. */
const isTypedIn = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement>('.float input, .float textarea')].some(
    ({ type, value }) => type !== 'radio' && type !== 'checkbox' && value !== '',
  );

/**
 * What floats above the desk. Esc closes it, which is always the answer that changes nothing; the focus goes back where
 * it was.
 */
export function FloatDialog({ title, onClose, children, wide = false, stays = false }: FloatDialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={!stays}
      isKeyboardDismissDisabled={stays}
      shouldCloseOnInteractOutside={() => !isTypedIn()}
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
