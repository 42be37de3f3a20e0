/** What modules of the languages' libraries, and of frameworks that most know, have for others: names by their module. */
export type Exports = Readonly<Record<string, readonly string[]>>;

function exportsOf(rows: Readonly<Record<string, string>>): Exports {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([modules, names]) => modules.split(' ').map(module => [module, names.split(' ')])),
  );
}

export const PYTHON_EXPORTS: Exports = exportsOf({
  pathlib: 'Path PurePath',
  collections: 'Counter defaultdict OrderedDict deque namedtuple ChainMap',
  'collections.abc typing':
    'Any Callable ClassVar Dict Final Generic Generator Iterable Iterator List Literal Mapping NamedTuple Optional Protocol Sequence Set Tuple Type TypedDict TypeVar Union cast overload',
  datetime: 'datetime date time timedelta timezone',
  dataclasses: 'dataclass field asdict replace',
  enum: 'Enum IntEnum StrEnum Flag auto',
  abc: 'ABC abstractmethod',
  functools: 'lru_cache cache cached_property partial reduce wraps total_ordering',
  itertools: 'chain count cycle groupby islice product permutations combinations zip_longest accumulate',
  contextlib: 'contextmanager suppress closing ExitStack',
  decimal: 'Decimal',
  fractions: 'Fraction',
  uuid: 'UUID uuid4 uuid1',
  io: 'StringIO BytesIO',
  queue: 'Queue Empty',
  threading: 'Thread Lock Event',
  'concurrent.futures': 'ThreadPoolExecutor ProcessPoolExecutor as_completed',
  http: 'HTTPStatus',
  unittest: 'TestCase mock',
  'unittest.mock': 'Mock MagicMock patch',
  types: 'SimpleNamespace TracebackType',
  string: 'Template ascii_letters digits',
  argparse: 'ArgumentParser Namespace',
  logging: 'Logger getLogger',
  zoneinfo: 'ZoneInfo',
  tempfile: 'TemporaryDirectory NamedTemporaryFile mkdtemp',
  subprocess: 'Popen run check_output CalledProcessError',
  random: 'Random choice randint shuffle',
  urllib: 'parse request',
  'urllib.parse': 'urlparse urlencode urljoin quote parse_qs',
  fastapi: 'FastAPI APIRouter Depends HTTPException Request Response',
  flask: 'Flask Blueprint jsonify request redirect render_template url_for',
  pydantic: 'BaseModel Field ValidationError',
  'django.db': 'models',
  'django.http': 'HttpRequest HttpResponse JsonResponse Http404',
  'django.shortcuts': 'render redirect get_object_or_404',
  sqlalchemy: 'Column Integer String ForeignKey create_engine select',
  'sqlalchemy.orm': 'Session relationship sessionmaker',
});

export const ECMASCRIPT_EXPORTS: Exports = exportsOf({
  react:
    'useState useEffect useMemo useCallback useRef useContext useReducer useId useTransition createContext memo lazy forwardRef Suspense Fragment StrictMode',
  'react-dom': 'createPortal',
  'react-dom/client': 'createRoot',
  'react-router-dom': 'Link Route Routes BrowserRouter Outlet useNavigate useParams useLocation',
  vue: 'ref computed reactive watch watchEffect onMounted onUnmounted nextTick defineComponent provide inject toRef toRefs',
  'vue-router': 'useRoute useRouter createRouter RouterLink',
  pinia: 'defineStore storeToRefs',
  'fs node:fs':
    'readFileSync writeFileSync existsSync mkdirSync readdirSync statSync unlinkSync createReadStream createWriteStream promises',
  'fs/promises node:fs/promises': 'readFile writeFile mkdir readdir stat unlink rm access',
  'path node:path': 'join resolve basename dirname extname relative',
  'url node:url': 'fileURLToPath pathToFileURL URL',
  'crypto node:crypto': 'createHash randomBytes randomUUID',
  'events node:events': 'EventEmitter once',
  'util node:util': 'promisify inspect',
  'child_process node:child_process': 'spawn exec execFile fork',
  'http node:http': 'createServer',
  'os node:os': 'homedir tmpdir cpus',
  express: 'Router',
  vitest: 'describe it test expect vi beforeEach afterEach beforeAll afterAll',
  zod: 'z',
});
