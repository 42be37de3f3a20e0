/**
 * Members of the languages' own libraries, by how they are said. Those that take nothing have their brackets, since
 * nobody means the method itself: "entries dot size" is `entries.size()`.
 */
type Members = Readonly<Record<string, string>>;

/** By the words that a name consists of: `IsNullOrEmpty` is said "is null or empty", `to_string` "to string". */
function saidAs(name: string): string {
  return (name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? []).join(' ').toLowerCase();
}

function takingNothing(names: string): Members {
  return Object.fromEntries(names.split(/\s+/).map(name => [saidAs(name), `${name}()`]));
}

function taking(names: string): Members {
  return Object.fromEntries(names.split(/\s+/).map(name => [saidAs(name), name]));
}

export const ECMASCRIPT_MEMBERS: Members = {
  ...takingNothing('now toString toUpperCase toLowerCase trim trimStart trimEnd pop shift preventDefault'),
  ...takingNothing('stopPropagation toISOString getTime getFullYear getMonth getDate toLocaleString clear'),
  ...taking('createElement getElementById querySelector querySelectorAll addEventListener removeEventListener'),
  ...taking('getAttribute setAttribute setItem getItem removeItem appendChild removeChild indexOf lastIndexOf'),
  ...taking('charAt toFixed padStart padEnd substring isArray isInteger parseInt parseFloat hasOwn fromEntries'),
  ...{ 'inner html': 'innerHTML', 'outer html': 'outerHTML', 'base url': 'baseURL' },
};

export const PYTHON_MEMBERS: Members = {
  ...takingNothing('now utcnow today strip lower upper title items keys values copy isoformat readlines readline'),
  ...takingNothing('isdigit isalpha getcwd splitlines total_seconds'),
  ...taking('strftime strptime startswith endswith makedirs listdir setdefault isfile isdir basename dirname fromkeys'),
  ...{ 'starts with': 'startswith', 'ends with': 'endswith', 'is file': 'isfile', 'is digit': 'isdigit()' },
  ...{ 'set default': 'setdefault', 'list dir': 'listdir', 'make dirs': 'makedirs', 'dir name': 'dirname' },
  ...{ 'read lines': 'readlines()', 'iso format': 'isoformat()', 'split lines': 'splitlines()' },
};

export const JAVA_MEMBERS: Members = {
  ...takingNothing('size isEmpty trim strip toUpperCase toLowerCase toString hashCode stream iterator next hasNext'),
  ...takingNothing('getMessage printStackTrace keySet entrySet getKey getValue toList now isPresent getClass intValue'),
  ...takingNothing('isBlank toArray readLine getName getId'),
  ...taking('println printf equalsIgnoreCase charAt indexOf substring startsWith endsWith containsKey getOrDefault'),
  ...taking('orElse orElseThrow putIfAbsent computeIfAbsent requireNonNull parseInt valueOf addAll mapToInt'),
  ...{ 'print line': 'println', 'print f': 'printf' },
};

export const CSHARP_MEMBERS: Members = {
  ...takingNothing('ToString ToList ToArray ToUpper ToLower Trim First Last FirstOrDefault LastOrDefault Single Any'),
  ...takingNothing('SingleOrDefault Distinct Dispose GetType GetHashCode ReadLine NewGuid Reverse'),
  ...taking('WriteLine ReadKey IsNullOrEmpty IsNullOrWhiteSpace StartsWith EndsWith IndexOf Contains ContainsKey'),
  ...taking('TryGetValue TryParse OrderBy OrderByDescending GroupBy FromResult ReadAllText WriteAllText ReadAllLines'),
  ...taking('ReadAllTextAsync WriteAllTextAsync ReadAllLinesAsync OpenRead WhenAll AddRange ForEach ToDictionary'),
};

export const KOTLIN_MEMBERS: Members = {
  ...takingNothing('toInt toLong toDouble toFloat toString trim uppercase lowercase isEmpty isNotEmpty isNullOrEmpty'),
  ...takingNothing('isBlank isNotBlank isNullOrBlank first last firstOrNull lastOrNull toList toMutableList toSet'),
  ...takingNothing('sum count reversed sorted distinct'),
  ...taking('getOrNull getOrDefault getOrElse getOrPut containsKey startsWith endsWith substring joinToString forEach'),
  ...taking('mapNotNull sortedBy groupBy associateBy filterNotNull'),
};

export const DART_MEMBERS: Members = {
  ...takingNothing('toString toList toSet toUpperCase toLowerCase trim now toDouble toInt round dispose clear'),
  ...taking('addAll indexOf startsWith endsWith containsKey putIfAbsent removeWhere firstWhere pushNamed'),
};

export const RUST_MEMBERS: Members = {
  ...takingNothing('len iter iter_mut into_iter is_empty clone cloned copied unwrap to_string to_owned into as_str'),
  ...takingNothing('chars lines keys values first last next collect sum pop is_some is_none is_ok is_err trim'),
  ...takingNothing('unwrap_or_default to_uppercase to_lowercase sort as_ref as_mut drain enumerate rev bytes'),
  ...taking('unwrap_or unwrap_or_else or_insert or_insert_with and_then map_err ok_or push_str contains_key'),
};

export const CPP_MEMBERS: Members = {
  ...takingNothing('size empty begin end front back clear pop_back pop_front c_str length str'),
  ...taking('push_back push_front emplace_back make_pair find_first_of make_unique make_shared sort_by'),
  ...{ 'c string': 'c_str()', 'end line': 'endl' },
};

export const RUBY_MEMBERS: Members = taking(
  'to_s to_i to_a to_h to_f to_sym to_json each_with_index group_by sort_by flat_map',
);

/** Packages of Go have names that begin with capitals for others. */
export const GO_MEMBERS: Members = {
  ...taking('ListenAndServe WriteHeader HandleFunc FormValue ServeHTTP StatusOK StatusNotFound StatusBadRequest'),
  ...{ 'print line': 'Println', 'print f': 'Printf', 's print f': 'Sprintf', 'f print f': 'Fprintf' },
  ...{ 'f print line': 'Fprintln', 'error f': 'Errorf', errorf: 'Errorf', fprintf: 'Fprintf', println: 'Println' },
};

/** Functions that are there by themselves and are not written as functions of the language are. */
export const PYTHON_FUNCTIONS: Members = { 'is instance': 'isinstance', 'is subclass': 'issubclass' };

export const PHP_FUNCTIONS: Members = Object.fromEntries(
  [
    ...['str to lower: strtolower', 'str to upper: strtoupper', 'string to lower: strtolower', 'str len: strlen'],
    ...['string to upper: strtoupper', 'string length: strlen', 'str replace: str_replace', 'array map: array_map'],
    ...['array filter: array_filter', 'array merge: array_merge', 'array keys: array_keys', 'in array: in_array'],
    ...['array push: array_push', 'array values: array_values', 'is null: is_null', 'is array: is_array'],
    ...[
      'var dump: var_dump',
      'json encode: json_encode',
      'json decode: json_decode',
      'file get contents: file_get_contents',
    ],
    ...[
      'file put contents: file_put_contents',
      'str contains: str_contains',
      'array sum: array_sum',
      'print r: print_r',
    ],
  ].map(one => one.split(': ') as [string, string]),
);

/** What has members without being declared. */
export const OWNERS = {
  csharp: taking('Math File Path Task Convert Environment Guid DateTime TimeSpan Directory Enumerable'),
  java: taking('Math Objects Arrays Collections Integer Long Double Boolean Optional Collectors Files Paths'),
  ruby: taking('JSON File Time Date Dir Hash Array Math Integer'),
  rust: taking('String Vec Box Some HashMap'),
};
