import { escaped } from './markup.ts';
import { PASSING_SHARE, type PackageContents } from './package-contents.ts';

export type ScormEdition = '1.2' | '2004';

/**
 * The manifest of a package with one unit, the page, by the rules of SCORM 1.2 (Content Aggregation Model 1.2, with
 * IMS Content Packaging 1.1.2) or of SCORM 2004 4th Edition (Content Aggregation Model 1.1, with IMS Content
 * Packaging 1.1.4 and Simple Sequencing 1.0). `files` are all others that the page uses, by their paths.
 */
export function scormManifest(
  edition: ScormEdition,
  contents: PackageContents,
  files: readonly string[],
): string {
  return edition === '1.2' ? manifest12(contents, files) : manifest2004(contents, files);
}

function manifest12(contents: PackageContents, files: readonly string[]): string {
  const { id, questions } = contents;
  const name = titleText(contents.title);
  const mastery =
    questions.length === 0 ? '' : `\n        <adlcp:masteryscore>${PASSING_SHARE * 100}</adlcp:masteryscore>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier('module', id)}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${name}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>${name}</title>${mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="index.html">
${fileElements(files)}
    </resource>
  </resources>
</manifest>
`;
}

function manifest2004(contents: PackageContents, files: readonly string[]): string {
  const { id, questions } = contents;
  const name = titleText(contents.title);
  const objective =
    questions.length === 0
      ? '<imsss:primaryObjective/>'
      : `<imsss:primaryObjective objectiveID="passed" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>${PASSING_SHARE}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier('module', id)}" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${name}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>${name}</title>
        <imsss:sequencing>
          <imsss:objectives>
            ${objective}
          </imsss:objectives>
          <imsss:deliveryControls tracked="true" completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormType="sco" href="index.html">
${fileElements(files)}
    </resource>
  </resources>
</manifest>
`;
}

function fileElements(files: readonly string[]): string {
  return ['index.html', ...files]
    .map((path) => `      <file href="${escaped(encodeURI(path))}"/>`)
    .join('\n');
}

/** An XML identifier: it begins with a letter and holds letters, digits, dots, hyphens and underscores. */
function identifier(kind: string, id: string): string {
  return `${kind}-${id.replaceAll(/[^A-Za-z0-9._-]/g, '_')}`;
}

/** A title holds at most 200 characters. */
function titleText(title: string): string {
  const characters = [...title];
  return escaped(
    characters.length <= MOST_TITLE ? title : `${characters.slice(0, MOST_TITLE - 1).join('')}…`,
  );
}

const MOST_TITLE = 200;
