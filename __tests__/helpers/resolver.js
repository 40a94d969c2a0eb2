/**
 * Resolves a module as Jest does, and a package that exports only ES modules too: Jest looks for what `require` finds,
 * and transforms them.
 */
module.exports = function resolve(name, options) {
  try {
    return options.defaultResolver(name, options);
  } catch {
    return options.defaultResolver(name, { ...options, conditions: ['import'] });
  }
};
