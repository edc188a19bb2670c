import { randomUUID } from 'node:crypto';
import { spokenMp3, toneMp3 } from './spoken-sound.ts';
import { type FakeAnswer, type FakeRequest, FakeVendor, type FakeVendorOptions } from './vendor-server.ts';

interface RememberedSpeech {
  history_item_id: string;
  request_id: string;
  voice_id: string;
  model_id: string;
  text: string;
  date_unix: number;
  source: 'TTS';
}

/** ElevenLabs’ HTTP API: speech with timestamps, music, and the history of what was spoken. */
export class FakeElevenLabs extends FakeVendor {
  readonly spoken: RememberedSpeech[] = [];
  /** How long each piece of music is that it was asked for, in milliseconds. */
  readonly composed: number[] = [];
  /** Models that it had once. */
  readonly goneModels = new Set<string>();

  static start(options: FakeVendorOptions = {}): Promise<FakeElevenLabs> {
    return new FakeElevenLabs(options).listen();
  }

  protected isAuthorised({ headers }: FakeRequest): boolean {
    return headers['xi-api-key'] === this.key;
  }

  protected isPaid({ method }: FakeRequest): boolean {
    return method === 'POST';
  }

  protected answer(request: FakeRequest): FakeAnswer {
    const [, version, area, id, action] = request.url.pathname.split('/');
    if (version !== 'v1') return missing('Not Found');
    if (request.method === 'POST' && area === 'music') return this.#compose(request);
    if (request.method === 'POST' && area === 'text-to-speech' && action === 'with-timestamps') {
      return this.#speak(request, id ?? '');
    }
    if (area === 'models') {
      const models = ['eleven_multilingual_v2', 'eleven_v3', 'eleven_flash_v2_5', 'eleven_turbo_v2_5'];
      const there = models.filter((model) => !this.goneModels.has(model));
      return { status: 200, body: there.map((model_id) => ({ model_id, can_do_text_to_speech: true })) };
    }
    if (area === 'history' && id === undefined) return this.#list(request.url);
    const item = this.spoken.find(({ history_item_id }) => history_item_id === id);
    if (area !== 'history' || item === undefined) {
      return { status: 400, body: detail('history_item_not_found', 'A history item was not found.') };
    }
    const { sound, alignment } = spokenMp3(item.text);
    if (action === 'audio') return { status: 200, body: sound };
    return { status: 200, body: { ...item, alignments: { alignment, normalized_alignment: alignment } } };
  }

  protected refusal(status: number): unknown {
    const words = REFUSALS[status] ?? ['internal_error', 'Something went wrong.'];
    return detail(...words);
  }

  #speak({ url, body }: FakeRequest, voice: string): FakeAnswer {
    const { text, model_id = 'eleven_multilingual_v2' } = JSON.parse(body.toString());
    if (typeof text !== 'string' || text === '') {
      return {
        status: 422,
        body: { detail: [{ loc: ['body', 'text'], msg: 'Field required', type: 'missing' }] },
      };
    }
    if (url.searchParams.get('output_format') !== 'mp3_44100_128') {
      return { status: 403, body: detail('output_format_not_allowed', 'Not in this subscription.') };
    }
    const { sound, alignment } = spokenMp3(text);
    this.spoken.unshift({
      history_item_id: randomUUID(),
      request_id: randomUUID(),
      voice_id: voice,
      model_id,
      text,
      date_unix: Math.floor(Date.now() / 1000),
      source: 'TTS',
    });
    return {
      status: 200,
      body: { audio_base64: sound.toString('base64'), alignment, normalized_alignment: alignment },
    };
  }

  #compose({ body }: FakeRequest): FakeAnswer {
    const { prompt, music_length_ms } = JSON.parse(body.toString());
    const isRight = typeof prompt === 'string' && music_length_ms >= 3_000 && music_length_ms <= 300_000;
    if (!isRight) {
      return { status: 422, body: { detail: [{ loc: ['body', 'music_length_ms'], msg: 'Out of range' }] } };
    }
    this.composed.push(music_length_ms);
    return { status: 200, body: toneMp3(music_length_ms / 1000) };
  }

  #list(url: URL): FakeAnswer {
    const { searchParams } = url;
    const matching = this.spoken.filter(
      ({ voice_id, date_unix }) =>
        voice_id === (searchParams.get('voice_id') ?? voice_id) &&
        date_unix >= Number(searchParams.get('date_after_unix') ?? 0),
    );
    const after = searchParams.get('start_after_history_item_id');
    const from = matching.findIndex(({ history_item_id }) => history_item_id === after) + 1;
    const history = matching.slice(from, from + Number(searchParams.get('page_size') ?? 100));
    const last_history_item_id = history.at(-1)?.history_item_id ?? null;
    return {
      status: 200,
      body: { history, has_more: from + history.length < matching.length, last_history_item_id },
    };
  }
}

const REFUSALS: { [status: number]: [status: string, message: string] } = {
  400: ['max_character_limit_exceeded', 'This text has more characters than a request may have.'],
  401: ['invalid_api_key', 'Invalid API key.'],
  402: ['payment_required', 'A payment is required.'],
  422: ['content_moderation_violation', 'This text is against the rules.'],
  429: ['too_many_concurrent_requests', 'Too many concurrent requests.'],
};

function detail(status: string, message: string): unknown {
  return { detail: { status, message } };
}

function missing(message: string): FakeAnswer {
  return { status: 404, body: { detail: message } };
}
