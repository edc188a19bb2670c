import { loadavg } from 'node:os';
import { machineFacts } from './machine.ts';
import { benchFailingVendor } from './production/failing-vendor.ts';
import { benchMakespan } from './production/makespan.ts';
import { benchManyProjects } from './production/many-projects.ts';

/** How the production does: against the clock, in great numbers, and with vendors that fail. */
export async function benchProduction(): Promise<void> {
  console.log(machineFacts());
  console.log(`load before: ${loadavg()[0]?.toFixed(2)}`);
  console.log(
    'the production code over SQLite; vendor: a twin of Replicate on the loopback interface, same process',
  );
  await benchMakespan();
  await benchManyProjects();
  await benchFailingVendor();
  console.log(`\nload after: ${loadavg()[0]?.toFixed(2)}`);
}
