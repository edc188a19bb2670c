import type { Probe } from '../api/documents.ts';
import { total } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { say } from '../text/messages.ts';

interface SpendDialogProps {
  isOpen: boolean;
  /** How each vendor answered, and what the cheapest call of each costs. */
  probes: readonly Probe[];
  onClose(): void;
  onSpend(): void;
}

const ANSWERS: ReadonlySet<Probe['state']> = new Set(['well', 'changed', 'unasked']);

/** Says what trying each vendor would cost before anything is spent. */
export function SpendDialog({ isOpen, probes, onClose, onSpend }: SpendDialogProps) {
  const calls = probes.flatMap(({ title, state, call }) =>
    call !== null && ANSWERS.has(state) ? [{ title, ...call }] : [],
  );
  const prices = calls.map(({ price }) => price);
  const known = prices.reduce((sum, price) => sum + ('amount' in price ? price.amount : 0), 0);
  const unknown = calls.flatMap(({ title, price }) => ('amount' in price ? [] : [title]));
  return (
    <Dialog isOpen={isOpen} title={say('probe.spend')} text={say('probe.spend.text')} onClose={onClose}>
      <table className="w-full text-sm">
        <tbody>
          {calls.map(({ title, model, price }) => (
            <tr key={title} className="border-line border-b">
              <th scope="row" className="py-2 pr-3 text-left font-medium">
                {title}
              </th>
              <td className="break-words py-2 pr-3 text-soft">{model}</td>
              <td className="py-2 text-right tabular-nums">
                {total({
                  amount: 'amount' in price ? price.amount : 0,
                  currency: 'USD',
                  unknown: 'amount' in price ? [] : [title],
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm">
        {calls.length === 0
          ? say('probe.spend.none')
          : say('probe.spend.total', { price: total({ amount: known, currency: 'USD', unknown }) })}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{say('app.cancel')}</Button>
        <Button
          tone="main"
          disabled={calls.length === 0}
          onClick={() => {
            onSpend();
            onClose();
          }}
        >
          {say('probe.spend.go')}
        </Button>
      </div>
    </Dialog>
  );
}
