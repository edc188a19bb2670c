import type { SlideBlock } from '../../../domain/slide-block.ts';
import type { BlockRoom, FittedSlideBlock } from './block-room.ts';
import { fitCode } from './code-block.ts';
import { fitDiagram } from './diagram-block.ts';
import { fitTable } from './table-block.ts';

/** A block as large as its room allows; a table or code that would become too small goes on to further pages. */
export function fitSlideBlock(block: SlideBlock, room: BlockRoom): Promise<FittedSlideBlock> {
  switch (block.kind) {
    case 'table':
      return fitTable(block, room);
    case 'code':
      return fitCode(block, room);
    case 'diagram':
      return fitDiagram(block, room);
  }
}
