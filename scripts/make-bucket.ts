import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { readSize } from '../src/composition/size.ts';

/** Makes the bucket that the environment names, where it is not there: for a server that starts empty. */
const size = readSize(process.env, process.cwd());
if (size.name === 'embedded')
  throw new Error('No bucket is named: set DATABASE_URL, REDIS_URL and S3_BUCKET.');

const { name, region, endpoint, keys } = size.stores.bucket;
const client = new S3Client({
  region,
  ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  ...(keys === undefined ? {} : { credentials: keys }),
});
const isThere = await client.send(new HeadBucketCommand({ Bucket: name })).then(
  () => true,
  (error: { $metadata?: { httpStatusCode?: number } }) => {
    if (error.$metadata?.httpStatusCode === 404) return false;
    throw error;
  },
);
if (!isThere) await client.send(new CreateBucketCommand({ Bucket: name }));
console.log(isThere ? `The bucket ${name} is there.` : `The bucket ${name} was made.`);
