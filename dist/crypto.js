/**
 * Stands in for Node's crypto where @actions/core imports it (see `tools/build.ts`): for the lines around the value
 * of an output. They need not be secret, since @actions/core rejects a value that contains them. Node's crypto takes
 * longer to load than @actions/core.
 */
exports.randomUUID = () => {
  const digits = (count) =>
    Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  return [8, 4, 4, 4, 12].map(digits).join('-');
};
