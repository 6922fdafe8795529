// Says, by Netlify's own reader of `_headers`, what that host would send with each path. Its command line merges rules
// in the same way: where two name the same header, the last one stays.
import { parseAllHeaders } from "@netlify/headers-parser";

const [file, ...paths] = process.argv.slice(2);
const { headers, errors } = await parseAllHeaders({ headersFiles: [file] });
const sentWith = (path) => Object.assign({}, ...headers.filter((rule) => rule.forRegExp.test(path)).map((rule) => rule.values));
console.log(JSON.stringify({
  errors: errors.map(String),
  sent: Object.fromEntries(paths.map((path) => [path, sentWith(path)])),
}));
