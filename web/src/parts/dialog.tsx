import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { say } from '../text/messages.ts';
import { Button, IconButton } from './button.tsx';

interface DialogProps {
  isOpen: boolean;
  title: string;
  text?: string;
  onClose(): void;
  children?: ReactNode;
}

export function Dialog({ isOpen, title, text, onClose, children }: DialogProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          {...(text === undefined && { 'aria-describedby': undefined })}
          className="fixed top-1/2 left-1/2 z-50 grid max-h-[90dvh] w-[min(34rem,calc(100vw-1.5rem))] -translate-x-1/2 -translate-y-1/2 gap-4 overflow-auto rounded-2xl border border-line bg-panel p-5 shadow-2xl"
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={say('app.close')} className="-mt-1 -mr-2">
                <X />
              </IconButton>
            </Radix.Close>
          </div>
          {text !== undefined && <Radix.Description className="text-soft text-sm">{text}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ConfirmProps extends Omit<DialogProps, 'children'> {
  action: string;
  onConfirm(): void;
}

/** Asks before what cannot be undone. */
export function Confirm({ action, onConfirm, ...rest }: ConfirmProps) {
  return (
    <Dialog {...rest}>
      <div className="flex justify-end gap-2">
        <Button onClick={rest.onClose}>{say('app.cancel')}</Button>
        <Button
          tone="danger"
          onClick={() => {
            onConfirm();
            rest.onClose();
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
