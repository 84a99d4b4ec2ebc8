module.exports = function Table(options) {
  return new (require('cli-table3'))(options);
};
