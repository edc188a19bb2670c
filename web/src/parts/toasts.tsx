import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { say } from '../text/messages.ts';
import { IconButton } from './button.tsx';

interface Message {
  id: number;
  text: string;
  isProblem: boolean;
}

type Tell = (text: string, isProblem?: boolean) => void;

const Messages = createContext<Tell>(() => {});
/** Problems stay until they are closed; other words go by themselves. */
const SHOWN_MS = 5_000;

/** Shows what happened, above everything, and has it read out. */
export function MessageProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const lastId = useRef(0);
  const close = useCallback((id: number) => setMessages((all) => all.filter((each) => each.id !== id)), []);
  const tell = useCallback<Tell>(
    (text, isProblem = false) => {
      lastId.current += 1;
      const id = lastId.current;
      setMessages((all) => [...all.filter((each) => each.text !== text), { id, text, isProblem }].slice(-4));
      if (!isProblem) setTimeout(() => close(id), SHOWN_MS);
    },
    [close],
  );
  const value = useMemo(() => tell, [tell]);
  return (
    <Messages.Provider value={value}>
      {children}
      <div
        className="pointer-events-none fixed inset-x-3 bottom-3 z-[60] grid justify-items-end gap-2"
        aria-live="polite"
      >
        {messages.map(({ id, text, isProblem }) => (
          <div
            key={id}
            role={isProblem ? 'alert' : 'status'}
            className={`pointer-events-auto flex max-w-xl items-start gap-2 rounded-xl border bg-panel py-2 pr-1 pl-4 text-sm shadow-xl ${isProblem ? 'border-bad' : 'border-line'}`}
          >
            <span className="my-1.5 max-h-[40dvh] overflow-y-auto break-words">{text}</span>
            <IconButton label={say('app.close')} onClick={() => close(id)}>
              <X />
            </IconButton>
          </div>
        ))}
      </div>
    </Messages.Provider>
  );
}

/** Tells the person something; a problem stays until it is closed. */
export function useTell(): Tell {
  return useContext(Messages);
}

/** Tells the person what went wrong. */
export function useTellProblem(): (error: unknown) => void {
  const tell = useTell();
  return useCallback((error) => tell(error instanceof Error ? error.message : String(error), true), [tell]);
}
