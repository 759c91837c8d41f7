// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.gangway.casefile.StepInput;
import org.gangway.contract.Lettering.Spelling;
import org.gangway.contract.Wording.Paragraph;

/** Draws the agreement, and later the record of its signature behind it. The same command gives the same bytes. */
final class AgreementPaper {

    private static final String UNUSED = "";

    private final Lettering lettering;
    private final String bank;

    AgreementPaper(Lettering lettering, String bank) {
        this.lettering = lettering;
        this.bank = lettering.spell(bank).text();
    }

    /** What it is called, in the language it is drawn in. */
    String title(Signer signer, StepInput input) {
        Map<String, Object> arguments = arguments(signer, input);
        String language = drawable("agreement", input.language(), arguments);
        arguments.put("date", UNUSED);
        return Wording.paragraphs("agreement", language, arguments).getFirst().text();
    }

    byte[] draw(Signer signer, StepInput input) {
        Map<String, Object> arguments = arguments(signer, input);
        String language = drawable("agreement", input.language(), arguments);
        arguments.put("date", time(input.issuedAt(), DateFormat.LONG, DateFormat.NONE, language));
        try (PDDocument document = new PDDocument()) {
            List<Paragraph> paragraphs = Wording.paragraphs("agreement", language, arguments);
            describe(document, paragraphs.getFirst().text(), input.issuedAt(), language);
            fill(document, language, paragraphs);
            return written(document, input, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a page that says who accepted this agreement when, and how that was checked.
     *
     * @param accepted the agreement as the customer saw it; the result begins with exactly these bytes
     */
    byte[] addRecord(byte[] accepted, Signer signer, StepInput input, Instant acceptedAt) {
        Map<String, Object> arguments = arguments(signer, input);
        String language = drawable("record", input.language(), arguments);
        arguments.put("accepted", time(acceptedAt, DateFormat.LONG, DateFormat.LONG, language));
        arguments.put("verified", time(input.issuedAt(), DateFormat.LONG, DateFormat.LONG, language));
        arguments.put("digest", DigestUtils.sha256Hex(accepted));
        try (PDDocument document = Loader.loadPDF(accepted)) {
            fill(document, language, Wording.paragraphs("record", language, arguments));
            return written(document, input, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> arguments(Signer signer, StepInput input) {
        Spelling name = spelled(signer);
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("bank", bank);
        arguments.put("name", name.text());
        arguments.put("spelling", name.romanised() ? "romanised" : "original");
        arguments.put("email", lettering.spell(signer.email()).text());
        arguments.put("case", input.caseId());
        for (String later : List.of("date", "accepted", "verified", "digest")) {
            arguments.put(later, UNUSED);
        }
        return arguments;
    }

    /** A name in Latin letters has its parts in Latin order. */
    private Spelling spelled(Signer signer) {
        Spelling whole = lettering.spell(signer.name());
        return whole.romanised()
                ? lettering.spell(signer.givenName()).then(lettering.spell(signer.familyName()))
                : whole;
    }

    /** The customer's language, unless no font here can draw it. */
    private String drawable(String text, String language, Map<String, Object> arguments) {
        String written = Wording.written(language);
        boolean all = Wording.paragraphs(text, written, arguments).stream()
                .allMatch(paragraph -> lettering.canDraw(paragraph.text().replace('\n', ' ')));
        return all ? written : Wording.FALLBACK;
    }

    private void fill(PDDocument document, String language, List<Paragraph> paragraphs) throws IOException {
        try (Sheet sheet = new Sheet(document, lettering, language)) {
            sheet.set(paragraphs);
        }
    }

    /** A screen reader says the title and reads in the language. Nothing personal is in a file's properties. */
    private void describe(PDDocument document, String title, Instant at, String language) {
        PDDocumentInformation properties = document.getDocumentInformation();
        properties.setTitle(title);
        properties.setAuthor(bank);
        properties.setCreator("Gangway");
        properties.setCreationDate(java.util.GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        document.getDocumentCatalog().setLanguage(language);
    }

    private static byte[] written(PDDocument document, StepInput input, boolean incremental) throws IOException {
        // PDFBox makes the file's id of the time of day unless it is given a number
        byte[] id = DigestUtils.sha256(input.commandId().getBytes(UTF_8));
        document.setDocumentId(ByteBuffer.wrap(id).getLong());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (incremental) {
            document.saveIncremental(out);
        } else {
            document.save(out);
        }
        return out.toByteArray();
    }

    private static String time(Instant at, int date, int time, String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        DateFormat format = time == DateFormat.NONE
                ? DateFormat.getDateInstance(date, locale)
                : DateFormat.getDateTimeInstance(date, time, locale);
        format.setCalendar(new GregorianCalendar(TimeZone.GMT_ZONE, locale));
        return lettered(format.format(Date.from(at)));
    }

    /** Newer locale data puts narrow no-break spaces before times, which not every font has. */
    private static String lettered(String time) {
        return time.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
