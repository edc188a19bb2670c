import type { Command } from 'commander';
import { publishTargetOf } from '../../studio/publishing/publish-target.ts';
import { publishedDocument } from '../../studio/publishing/result-document.ts';
import { withProgress } from '../display/file-progress.ts';
import { filmLink, publishedLines } from '../display/published-lines.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { type PublishOptions, withPublishOptions } from '../publish-options.ts';

export function addPublishCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('publish')
    .summary('publish a project’s film to a folder, S3 or Cloudinary')
    .description(
      'Publishes the last film of a project with its captions, poster, contact sheet and result.json. What is there already is left as it is, so that it may be run again.',
    )
    .argument('<project>', 'a project’s id, or as much of it as tells it apart; see reel list')
    .argument('<target>', 's3, cloudinary or folder:PATH');
  withCommonOptions(withPublishOptions(command))
    .addHelpText('after', EXAMPLES)
    .action((id: string, target: string, options: CommonOptions & PublishOptions) =>
      run(options, (invocation) => publish(id, target, options, invocation)),
    );
}

const EXAMPLES = `
Examples:
  reel publish lighthouses s3
  reel publish lighthouses cloudinary --delete-local
  reel publish lighthouses folder:/srv/films --with-assets --json`;

async function publish(
  id: string,
  targetText: string,
  options: CommonOptions & PublishOptions,
  invocation: Invocation,
): Promise<number> {
  const { surroundings, studio, out } = invocation;
  const { workingFolder, signal } = surroundings;
  const target = await publishTargetOf(targetText, 'TARGET', workingFolder);
  const opened = await studio();
  const { project } = await opened.showProject(id);
  const published = await withProgress(invocation, options.quiet === true, (onProgress) =>
    opened.publishProject(
      project.id,
      {
        target,
        ...(options.withAssets && { withAssets: true }),
        ...(options.deleteLocal && { deleteLocal: true }),
        onProgress,
      },
      signal,
    ),
  );
  if (options.json) printDocument({ project: project.id, ...publishedDocument(published) }, out);
  else if (options.quiet) out.line(filmLink(published));
  else for (const line of publishedLines(published, out)) out.line(line);
  return DONE;
}
