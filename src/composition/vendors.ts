import type { RemoteVendor } from '../ports/remote-vendor.ts';
import type { VendorParts } from '../providers/settings/vendor-settings.ts';
import { type AskedModel, usualModels } from '../studio/doctor/model-watch.ts';
import type { BoughtKind } from './lanes.ts';
import type { Environment } from './size.ts';

/** A vendor that can be set up here. */
export interface VendorEntry {
  /** As the ledger, provenance and settings call it. */
  provider: string;
  /** For a person to read. */
  title: string;
  makes: readonly BoughtKind[];
  /** The variables any of which switches it on: its key or, for a server of one's own, its address. */
  switchedOnBy: readonly string[];
  /** The variable without which it does not make a kind, where there is one. */
  alsoNeeds?: { readonly [kind in BoughtKind]?: string };
  /** Undefined where it is not switched on; `invalid-input` for a setting that cannot be used. */
  open(environment: Environment, parts: VendorParts): Promise<RemoteVendor | undefined>;
}

/**
 * Every vendor with an adapter. To add one, add its entry: the order of choice for each kind is in `chains.ts`, and
 * whoever is not named there comes after those who are, in the order of this list.
 */
export const VENDORS: readonly VendorEntry[] = [
  {
    provider: 'elevenlabs',
    title: 'ElevenLabs',
    makes: ['speech', 'music'],
    switchedOnBy: ['ELEVENLABS_API_KEY'],
    open: async (environment, parts) =>
      (await import('../providers/elevenlabs/elevenlabs-vendor.ts')).elevenLabsFromEnvironment(
        environment,
        parts,
      ),
  },
  {
    provider: 'gemini',
    title: 'Gemini',
    makes: ['script', 'image', 'clip', 'face-look'],
    switchedOnBy: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    open: async (environment, parts) =>
      (await import('../providers/gemini/gemini-vendor.ts')).geminiFromEnvironment(environment, parts),
  },
  {
    provider: 'huggingface',
    title: 'Hugging Face',
    makes: ['clip'],
    switchedOnBy: ['HF_TOKEN'],
    open: async (environment, parts) =>
      (await import('../providers/huggingface/huggingface-vendor.ts')).huggingFaceFromEnvironment(
        environment,
        parts,
      ),
  },
  {
    provider: 'language-server',
    title: 'A language model server',
    makes: ['script', 'face-look'],
    switchedOnBy: ['LOCAL_LLM_BASE_URL'],
    alsoNeeds: { 'face-look': 'LOCAL_LLM_FACE_MODEL' },
    open: async (environment, parts) =>
      (await import('../providers/openai-compatible/language-server.ts')).languageServerFromEnvironment(
        environment,
        parts,
      ),
  },
  {
    provider: 'openai',
    title: 'OpenAI',
    makes: ['script', 'image', 'speech', 'face-look'],
    switchedOnBy: ['OPENAI_API_KEY'],
    open: async (environment, parts) =>
      (await import('../providers/openai/openai-vendor.ts')).openAiFromEnvironment(environment, parts),
  },
  {
    provider: 'replicate',
    title: 'Replicate',
    makes: ['image', 'clip', 'music'],
    switchedOnBy: ['REPLICATE_API_TOKEN'],
    open: async (environment, parts) =>
      (await import('../providers/replicate/replicate-settings.ts')).replicateFromEnvironment(
        environment,
        parts,
      ),
  },
  {
    provider: 'stable-diffusion-server',
    title: 'A Stable Diffusion server',
    makes: ['image'],
    switchedOnBy: ['STABLE_DIFFUSION_LOCAL_URL'],
    open: async (environment, parts) =>
      (
        await import('../providers/stable-diffusion-server/stable-diffusion-server.ts')
      ).stableDiffusionFromEnvironment(environment, parts),
  },
];

/** A vendor whose key is here. */
export interface SetUpVendor {
  entry: VendorEntry;
  vendor: RemoteVendor;
}

/** The vendors that the environment switches on, in the order of the list; those switched off are not even loaded. */
export async function vendorsFrom(environment: Environment, parts: VendorParts): Promise<SetUpVendor[]> {
  const opened = await Promise.all(
    VENDORS.filter((entry) => isSwitchedOn(entry, environment)).map(async (entry) => {
      const vendor = await entry.open(environment, parts);
      return vendor && { entry, vendor };
    }),
  );
  return opened.filter((vendor) => vendor !== undefined);
}

/** The models that are asked where nobody names one. */
export function modelsInUse(setUp: readonly SetUpVendor[]): AskedModel[] {
  return setUp.flatMap(({ entry: { provider, makes }, vendor }) =>
    usualModels(vendor, makes).map((model) => ({ provider, model })),
  );
}

/** Whether one of the variables that switch a vendor on says anything. */
function isSwitchedOn({ switchedOnBy }: VendorEntry, environment: Environment): boolean {
  return switchedOnBy.some((name) => environment[name]?.trim());
}
