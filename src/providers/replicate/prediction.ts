import { z } from 'zod';

/** A prediction as Replicate's HTTP API gives it; what is not named here is left alone. */
export const predictionSchema = z.object({
  id: z.string().min(1),
  model: z.string().optional(),
  version: z.string().nullish(),
  status: z.string(),
  input: z.record(z.string(), z.json()).nullish(),
  output: z.json().optional(),
  error: z.json().optional(),
  logs: z.string().nullish(),
  data_removed: z.boolean().nullish(),
  created_at: z.string(),
  started_at: z.string().nullish(),
  webhook: z.string().nullish(),
});
export type Prediction = z.infer<typeof predictionSchema>;

export const predictionPageSchema = z.object({
  next: z.string().nullish(),
  results: z.array(predictionSchema),
});
export type PredictionPage = z.infer<typeof predictionPageSchema>;

/** What an uploaded file is answered with. */
export const uploadSchema = z.object({ urls: z.object({ get: z.string() }) });

/** A model as `GET /v1/models/{owner}/{name}` gives it. */
export const modelSchema = z.object({
  latest_version: z.object({ id: z.string().min(1), openapi_schema: z.json().optional() }),
});
export type LiveModel = z.infer<typeof modelSchema>['latest_version'];
