// Takes the place of `bindings`, which better-sqlite3 12 finds its native part with.
module.exports = () => module.exports.addon;
