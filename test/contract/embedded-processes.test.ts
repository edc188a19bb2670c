import { prepareHome } from './embedded-stores.ts';
import { processesContract } from './processes-contract.ts';

processesContract('SQLite and a folder', prepareHome);
