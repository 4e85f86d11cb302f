// Once before all tests: the mock answers, and checks, what the screens send.
module.exports = async () => {
  const { loadContract } = await import("../../../mock/src/contract.mjs");
  const { mock } = await import("../../../mock/src/server.mjs");
  const contract = loadContract(new URL("../../../", `file://${__filename}`));
  const server = mock(contract);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  process.env.MOCK = `http://127.0.0.1:${server.address().port}`;
  const examples = contract.operations.map(({ id, method, path, matches, answer }) => ({ id, method, path, matches: matches.source, answer: answer.body }));
  process.env.EXAMPLES = JSON.stringify(examples);
  globalThis.__mock = server;
};
