import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Tone = 'main' | 'plain' | 'quiet' | 'danger';

const TONES: Record<Tone, string> = {
  main: 'bg-accent text-on-accent hover:brightness-110',
  plain: 'border border-line bg-panel hover:bg-raised',
  quiet: 'hover:bg-raised',
  danger: 'border border-bad/50 text-bad hover:bg-bad/10',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: Tone;
  children: ReactNode;
}

export function Button({ tone = 'plain', className = '', children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex min-h-9 items-center justify-center gap-2 rounded-lg [&[hidden]]:hidden px-3.5 py-1.5 font-medium text-sm transition disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 ${TONES[tone]} ${className}`}
      {...rest}
    >
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Read out and shown when pointed at. */
  label: string;
  children: ReactNode;
}

export function IconButton({ label, className = '', children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-9 items-center justify-center rounded-lg text-soft transition hover:bg-raised hover:text-ink disabled:opacity-40 disabled:hover:bg-transparent [&_svg]:size-[1.15rem] ${className}`}
      {...rest}
    >
      {children}
    </button>
  );
}
