/** A media process that dies over every request. */
process.on('message', () => process.kill(process.pid, 'SIGSEGV'));
