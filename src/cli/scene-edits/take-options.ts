import { type Command, Option } from 'commander';
import { LINE } from './scene-argument.ts';

/** More takes than anything ever had. */
export const MOST_TAKES = 10_000;

/** Of what the take is meant to be, where not of the picture. */
export function withTakeOptions(command: Command): Command {
  return command
    .option('--clip', 'of its moving shot instead of its picture')
    .addOption(new Option('--line <line>', `of how a line is read; ${LINE}`).conflicts('clip'));
}
