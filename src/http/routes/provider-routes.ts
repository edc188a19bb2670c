import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { capabilityFindings, type Finding } from '../../studio/doctor/doctor.ts';
import { capabilitiesDocument, probeDocument } from '../../studio/documents/doctor-document.ts';
import type { ApiParts } from '../api-parts.ts';
import { PROBES, PROVIDERS } from '../examples/installation-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { probeRequestSchema, probesSchema, providersSchema } from '../provider-documents.ts';
import { RecentAnswer } from '../recent-answer.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { answers, problems, studioOf } from '../route-parts.ts';

const tags = ['Catalogue'];

/** Something small is made with each part to see whether it works, which is too much for everybody who looks. */
const FINDINGS_LAST_MS = 30_000;

/** Who makes what here, how they stand, and how they answer when they are asked. */
export function addProviderRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  const recent = new RecentAnswer<Finding[]>(parts.clock, FINDINGS_LAST_MS);
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/providers',
      tags,
      operationId: 'listProviders',
      summary:
        'How each provider and part of this installation stands, or stood moments ago; asks nobody outside',
      responses: { 200: answers(providersSchema, 'The findings.', PROVIDERS), ...problems() },
    }),
    async (context) => {
      const studio = studioOf(context, parts);
      const partsHere = await recent.get(() => studio.checkParts());
      // How vendors did is known at once, and may be another thing than a moment ago.
      const capabilities = studio.capabilities();
      const findings = [...partsHere, ...capabilityFindings(capabilities)];
      const { providers: vendors, kinds, formats } = capabilitiesDocument(capabilities);
      // Where the server keeps its files is nobody else's business.
      const told = findings.filter(
        ({ name }) => name !== 'home' || context.get('identity').by === 'loopback',
      );
      const providers = told.map(({ name, state, detail }) => ({ name, state, detail }));
      return context.json({ providers, kinds, formats, vendors }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/providers/probe',
      tags,
      operationId: 'probeProviders',
      summary: 'Ask each vendor for its models, and see what a tiny real call costs or comes to',
      request: { body: bodyOf(probeRequestSchema, 'Whether money may be spent.', { spend: false }) },
      responses: { 200: answers(probesSchema, 'How each answered.', PROBES), ...problems(413, 415) },
    }),
    async (context) => {
      const { spend } = await readBody(context, probeRequestSchema);
      const probes = await studioOf(context, parts).probe({ spend, signal: context.req.raw.signal });
      return context.json({ probes: probes.map(probeDocument) }, 200);
    },
  );
}
