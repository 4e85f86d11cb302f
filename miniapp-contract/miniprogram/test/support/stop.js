module.exports = async () => {
  globalThis.__mock.closeAllConnections();
  await new Promise((done) => globalThis.__mock.close(done));
};
