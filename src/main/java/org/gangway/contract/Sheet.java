// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.gangway.contract.Wording.Paragraph;
import org.gangway.contract.Wording.Style;

/** Sets paragraphs on as many new A4 pages of a document as they need. All lengths in points. */
final class Sheet implements AutoCloseable {

    private static final float MARGIN = 64;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float LEADING = 1.5f;

    private final PDDocument document;
    private final Lettering lettering;
    private final ULocale locale;
    private final List<PDFont> fonts = new ArrayList<>();
    private PDPageContentStream content;
    private float y;

    Sheet(PDDocument document, Lettering lettering, String language) throws IOException {
        this.document = document;
        this.lettering = lettering;
        this.locale = ULocale.forLanguageTag(language);
        this.content = newPage();
    }

    void set(List<Paragraph> paragraphs) throws IOException {
        for (Paragraph paragraph : paragraphs) {
            set(paragraph);
        }
    }

    private void set(Paragraph paragraph) throws IOException {
        float size = size(paragraph.style());
        for (String line : paragraph.text().split("\\R")) {
            for (String part : wrapped(line, size)) {
                line(part, size);
            }
        }
        y -= size * 0.8f;
    }

    private static float size(Style style) {
        return switch (style) {
            case TITLE -> 18;
            case HEADING -> 12.5f;
            case TEXT -> 10.5f;
        };
    }

    private void line(String text, float size) throws IOException {
        if (y - size * LEADING < MARGIN) {
            content.close();
            content = newPage();
        }
        y -= size * LEADING;
        content.beginText();
        content.newLineAtOffset(MARGIN, y);
        for (Run run : runs(text)) {
            content.setFont(run.font(), size);
            content.showText(run.text());
        }
        content.endText();
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    /** Breaks where the language breaks lines; what is longer than a line alone is cut. */
    private List<String> wrapped(String text, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text, size)) {
            if (width(line + piece.stripTrailing(), size) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> pieces(String text, float size) throws IOException {
        List<String> pieces = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String piece = text.substring(start, end);
            if (width(piece, size) <= WIDTH) {
                pieces.add(piece);
            } else {
                piece.codePoints().forEach(c -> pieces.add(Character.toString(c)));
            }
        }
        return pieces;
    }

    private float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.font().getStringWidth(run.text()) / 1000 * size;
        }
        return width;
    }

    private record Run(PDFont font, String text) {}

    /** The text cut where another font has to take over. */
    private List<Run> runs(String text) throws IOException {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int face = lettering.face(text.codePointAt(i));
            i = text.offsetByCodePoints(i, 1);
            if (i == text.length() || lettering.face(text.codePointAt(i)) != face) {
                runs.add(new Run(font(face), text.substring(start, i)));
                start = i;
            }
        }
        return runs;
    }

    private PDFont font(int face) throws IOException {
        while (fonts.size() <= face) {
            fonts.add(lettering.faces().get(fonts.size()).embed(document));
        }
        return fonts.get(face);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
