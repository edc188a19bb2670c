import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiagram } from './diagram-notation.ts';

const told = (notation: string) => {
  const read = readDiagram(notation);
  if ('problem' in read) return read.problem;
  return read.arrows.map(
    ({ from, to, label }) => `${read.boxes[from]} > ${read.boxes[to]}${label ? ` (${label})` : ''}`,
  );
};

describe('the notation of a diagram', () => {
  it.each([
    ['flow A -> B -> C', ['A > B', 'B > C']],
    ['Order ->|fails| Refund\nOrder -> Ship', ['Order > Refund (fails)', 'Order > Ship']],
    ['Idea → Draft\nDraft ->|again| Idea', ['Idea > Draft', 'Draft > Idea (again)']],
    ['A & B -> C', ['A > C', 'B > C']],
    ['Flow rate -> Pump', ['Flow rate > Pump']],
    [
      'flowchart TD\n  a[Start here] --> b{Is it paid?};\n  b -- yes --> c("Ship it")\n  style a fill:#fff',
      ['Start here > Is it paid?', 'Is it paid? > Ship it (yes)'],
    ],
    ['graph LR\n a((Begin)) ==> b[[End<br/>here]]', ['Begin > End here']],
    ['الطلب -> الدفع', ['الطلب > الدفع']],
    ['下单 -> 付款 -> 发货', ['下单 > 付款', '付款 > 发货']],
  ])('%j', (notation, arrows) => {
    expect(told(notation)).toEqual(arrows);
  });

  it.each([
    ['just words', 'has no arrow'],
    ['A ->', 'has a line that is no boxes and arrows: A ->'],
    ['A -> A', 'has an arrow from A to itself'],
    [Array.from({ length: 25 }, (_, index) => `B${index}`).join(' -> '), 'has 25 boxes'],
    [`A -> ${'b'.repeat(90)}`, 'has a box of 90 characters'],
  ])('says what is wrong with %j', (notation, problem) => {
    expect(told(notation)).toContain(problem);
  });

  it('keeps every box and arrow of any words', () => {
    const word = fc
      .stringMatching(/^[\p{L}]{1,8}( [\p{L}]{1,8})?$/u)
      .filter((text) => !/^(?:flow|graph|diagram|style|class|click|end|subgraph|direction)/i.test(text));
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 8 }), (boxes) => {
        expect(told(boxes.join(' -> '))).toEqual(
          boxes.slice(1).map((box, index) => `${boxes[index]} > ${box}`),
        );
      }),
    );
  });
});
