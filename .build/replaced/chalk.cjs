exports.Chalk = function Chalk(options) {
  return new (require('chalk').Chalk)(options);
};
