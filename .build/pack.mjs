import { createHash } from 'node:crypto';
import { transform } from 'esbuild';

/**
 * The files of the built program, from the CommonJS chunks of a rolldown output: the chunk `main.js` and those that it
 * imports become one file. Each has a name, its text, and the ids of the modules in it.
 */
export async function pack(chunks) {
  const { imports } = chunks.find(({ fileName }) => fileName === 'main.js');
  const isHot = ({ fileName }) => fileName === 'main.js' || imports.includes(fileName);
  const hot = chunks.filter(isHot);
  const bodies = await Promise.all(hot.map(({ code }) => toFunction(withParts(code))));
  const files = [
    {
      name: 'main.js',
      text: mainFile(hot.map(({ fileName }, i) => `${JSON.stringify(fileName)}:${bodies[i]}`)),
      modules: hot.flatMap(({ moduleIds }) => moduleIds),
    },
    { name: 'worker.cjs', text: worker, modules: [] },
  ];
  for (const chunk of chunks) {
    const { fileName, code, moduleIds } = chunk;
    if (!isHot(chunk)) files.push({ name: fileName, text: await toFunction(code), modules: moduleIds });
  }
  return files;
}

/** A chunk as a function of what it needs; `hostRequire` is Node's own `require`. */
async function toFunction(code) {
  const options = {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: !process.env.NOMIN,
    legalComments: 'none',
  };
  const { code: minified } = await transform(withGetters(lazyBuiltins(code)), options);
  return `(function(exports,require,module,__dirname,hostRequire){${ascii(minified)}})`;
}

// ASCII is read fastest, as Latin-1. What is left here of other characters is in patterns and templates, where escapes
// mean the same.
function ascii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// A module of Node that is required at the top is loaded even if nothing of it is ever called.
function lazyBuiltins(code) {
  const required = /^\s*(?:let|const|var) (\w+) = require\("(node:(?!fs"|path"|process")[\w/]+)"\);$/gm;
  const found = [...code.matchAll(required)].filter(([, name]) => !code.includes(`\n${name} = `));
  if (found.length === 0) return code;
  const modules = new Map(found.map(([, name, module]) => [name, module]));
  const uses = new RegExp(`\\b(?:${[...modules.keys()].join('|')})(?=\\.)`, 'g');
  return code
    .replace(required, (line, name) => (modules.has(name) ? '' : line))
    .replace(uses, (name) => `(require("${modules.get(name)}"))`);
}

// One definition for each of some hundred exports takes longer than the object that has them all.
function withGetters(code) {
  const names = [];
  const definition =
    /^Object\.defineProperty\(exports, "(\w+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return (\w+);\s+\}\s+\}\);$/gm;
  const rest = code.replace(definition, (_, name, local) => {
    names.push(`get ${name}(){return ${local}}`);
    return '';
  });
  return names.length === 0 ? rest : `${rest}\nmodule.exports={${names.join(',')}};`;
}

// A module that is imported when it is needed is a part of the program: the launcher keeps the code of those that ran.
function withParts(code) {
  return code.replace(/(?<=Promise\.resolve\(\)\.then\(\(\) => )([\w$]+)(?=\))/g, '(require.runs("$1"), $1)');
}

// The name of the build comes first: what is cached for it bears that name.
function mainFile(hot) {
  const text = `(function(require,__dirname,name,parts){const hot={${hot.join(',\n')}};${loader}parts?.add(name);load(name)})`;
  const build = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `/*${build}*/${text}`;
}

// Like Node's own loader, but without a search: the files of the program lie beside each other.
const loader = `
const modules={};
function load(name){
  const known=modules[name];
  if(known)return known.exports;
  const module=modules[name]={exports:{}};
  (hot[name]||read(name))(module.exports,requireFrom,module,__dirname,require);
  return module.exports;
}
function requireFrom(name){return name.startsWith("./")?load(name.slice(2)):require(name)}
requireFrom.runs=(part)=>parts?.add(part);
function read(name){
  const filename=__dirname+"/"+name;
  return require("vm").runInThisContext(require("fs").readFileSync(filename,"latin1"),{filename});
}
`;

const worker = `const filename=__dirname+"/main.js";
require("vm").runInThisContext(require("fs").readFileSync(filename,"latin1"),{filename})(require,__dirname,"reader-worker.js");
`;
