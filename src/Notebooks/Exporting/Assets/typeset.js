// Reads formulas as JSON, writes their HTML with MathML as JSON; null for what KaTeX can't read.
const katex = require(process.argv[1]);
let text = '';
process.stdin.setEncoding('utf8').on('data', part => { text += part; }).on('end', () => {
  const set = ({ tex, display }) => {
    try {
      return katex.renderToString(tex, { displayMode: display, output: 'htmlAndMathml', throwOnError: true, strict: 'ignore', trust: false });
    } catch {
      return null;
    }
  };
  process.stdout.write(JSON.stringify(JSON.parse(text).map(set)));
});
