// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A TrueType font: its bytes, and which characters it has a glyph for. */
final class Typeface {

    /** Liberation Sans (SIL Open Font License) comes inside PDFBox: Latin, Greek, Cyrillic. */
    private static final String BUILT_IN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final byte[] bytes;
    private final CmapLookup glyphs;

    private Typeface(byte[] bytes) throws IOException {
        this.bytes = bytes;
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            this.glyphs = font.getUnicodeCmapLookup();
        }
    }

    static Typeface builtIn() {
        try (InputStream in = PDDocument.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("this PDFBox has no Liberation Sans inside");
            }
            return new Typeface(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the file is no TrueType font; the message names it */
    static Typeface of(Path file) {
        try {
            return new Typeface(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "gangway.contract.fonts names " + file + ", which is not a readable TrueType font (.ttf)", e);
        }
    }

    boolean draws(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    /** The font for one document, of which only the glyphs used are embedded. */
    PDType0Font embed(PDDocument document) throws IOException {
        return PDType0Font.load(document, new ByteArrayInputStream(bytes), true);
    }
}
