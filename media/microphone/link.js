const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30000;

/** The connection to the editor. It comes back by itself, until the editor says goodbye. */
export class Link {
  #told;
  #token;
  #socket;
  #retryMs = FIRST_RETRY_MS;
  #timer;
  #over = false;

  /** `told` has joined(), lost(), over() and message(object). */
  constructor(token, told) {
    this.#token = token;
    this.#told = told;
    const hurry = () => this.#timer !== undefined && this.#connect();
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hurry());
    this.#connect();
  }

  get isJoined() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(message) {
    if (this.isJoined) this.#socket.send(message instanceof Int16Array ? message : JSON.stringify(message));
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const address = new URL('mic', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.search = address.hash = '';
    const socket = new WebSocket(address, ['aloud', this.#token]);
    this.#socket = socket;
    socket.onopen = () => {
      this.#retryMs = FIRST_RETRY_MS;
      this.#told.joined();
    };
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === 'token') this.#token = message.token;
      else if (message.type === 'bye') this.#end();
      else this.#told.message(message);
    };
    socket.onclose = () => {
      if (this.#over) return;
      this.#timer = setTimeout(() => this.#connect(), this.#retryMs);
      this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2);
      this.#told.lost();
    };
  }

  #end() {
    this.#over = true;
    this.#socket.close();
    this.#told.over();
  }
}
