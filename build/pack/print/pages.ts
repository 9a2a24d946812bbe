import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Section } from './leaflet';

const require = createRequire(import.meta.url);
/** One file holds all its letters, Welsh ones too; the desk's own copies are cut up for web pages. */
const fonts = {
  plain:
    require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf'),
  strong:
    require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf'),
};
const MARGIN = 48;

export type Part = { title: string; sections: readonly Section[]; size: number };
export type Pages = { parts: readonly Part[]; footer: string; title: string; language: string; now: number };

/** A4 pages, tagged so that they can be read aloud too. Answers how many pages each part takes. */
export async function makePages(pages: Pages): Promise<{ bytes: Buffer; counts: number[] }> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 },
    font: fonts.plain,
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: pages.language,
    info: { Title: pages.title, CreationDate: new Date(pages.now) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.once('end', resolve);
    doc.once('error', reject);
  });
  const counts = pages.parts.map((part) => {
    const before = doc.bufferedPageRange().count;
    writePart(doc, part);
    return doc.bufferedPageRange().count - before;
  });
  writeFooters(doc, pages.footer);
  doc.end();
  await ended;
  return { bytes: Buffer.concat(chunks), counts };
}

function writePart(doc: PDFKit.PDFDocument, { title, sections, size }: Part): void {
  doc.addPage();
  const root = doc.struct('Sect');
  doc.addStructure(root);
  const put = (type: string, text: string, font: string, points: number, gap: number): void => {
    root.add(
      doc.struct(type, {}, () => {
        doc
          .font(font)
          .fontSize(points)
          .text(text, { paragraphGap: gap, lineGap: points * 0.15 });
      }),
    );
  };
  put('H1', title, fonts.strong, size * 1.7, size * 0.4);
  for (const { heading, lines } of sections) {
    // A heading alone at the foot of a page belongs to nothing.
    if (doc.y + size * 5 > doc.page.height - doc.page.margins.bottom) doc.addPage();
    doc.y += size * 0.5;
    put('H2', heading, fonts.strong, size * 1.15, size * 0.1);
    for (const line of lines) put('P', line, fonts.plain, size, size * 0.25);
  }
  root.end();
}

function writeFooters(doc: PDFKit.PDFDocument, footer: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    doc.switchToPage(i);
    // Within the margin: text there would else begin a page of its own.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - MARGIN;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .font(fonts.plain)
      .fontSize(9)
      .text(`${footer}  ·  ${i + 1} / ${count}`, MARGIN, y, {
        width: doc.page.width - 2 * MARGIN,
        lineBreak: false,
      });
    doc.endMarkedContent();
  }
}
