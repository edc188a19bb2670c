/** A media process that neither answers nor stops. */
process.on('message', () => undefined);
